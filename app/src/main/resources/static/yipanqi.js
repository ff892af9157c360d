(function () {
	"use strict";

	/* Charts are drawn from the table beside them: one source for both. */
	function charts() {
		var drawn = Array.from(document.querySelectorAll("[data-chart]")).map(draw);
		window.addEventListener("resize", function () {
			drawn.forEach(function (chart) { chart.resize(); });
		});
	}

	function draw(element) {
		var rows = Array.from(element.parentElement.querySelectorAll("tr[data-value]"));
		var kind = element.dataset.chart;
		var unit = element.dataset.unit;
		var chart = echarts.init(element);
		chart.setOption({
			animation: false, color: ["#1a5fb4"],
			tooltip: { trigger: "axis", confine: true, renderMode: "richText", valueFormatter: function (value) { return value === null || value === undefined ? "—" : value + unit; } },
			grid: { left: 4, right: 12, top: 28, bottom: 4, containLabel: true },
			xAxis: {
				type: "category", data: rows.map(function (row) { return row.cells[0].textContent; }), axisTick: { show: false },
				axisLabel: { hideOverlap: true, color: "#566170", formatter: function (day) { return day.slice(5); } }
			},
			yAxis: { type: "value", name: unit, nameTextStyle: { align: "left", color: "#566170" }, splitNumber: 4, axisLabel: { hideOverlap: true, color: "#566170" } },
			series: [{
				type: kind, showSymbol: false, barMaxWidth: 14, areaStyle: kind === "line" ? { opacity: 0.12 } : undefined,
				data: rows.map(function (row) { return Number.isNaN(Number(row.dataset.value)) ? null : Number(row.dataset.value); })
			}]
		});
		return chart;
	}

	/* A press on a column's head sorts by it: numbers from the largest, then from the smallest. */
	function sort(button) {
		var head = button.closest("th");
		var table = head.closest("table");
		var column = Array.from(head.parentElement.children).indexOf(head);
		var order = head.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
		if (column === 0) {
			order = "ascending";
		}
		table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.setAttribute("aria-sort", "none"); });
		head.setAttribute("aria-sort", order);
		var body = table.tBodies[0];
		var value = function (row) {
			var text = row.cells[column].dataset.value;
			return text === undefined || text === "" ? -Infinity : Number(text);
		};
		Array.from(body.rows)
			.sort(function (left, right) { return (order === "ascending" ? 1 : -1) * (value(left) - value(right)) || 0; })
			.forEach(function (row) { body.append(row); });
	}

	/* Phases as wide as they are long; without this, all are alike. */
	function grow(stage) {
		stage.style.flexGrow = stage.dataset.grow;
	}

	/* Whoever is filling in a form is not idle, though nothing is sent. */
	var told = Date.now();

	function stillHere(event) {
		if (event.target.closest("form[method=post]") && document.querySelector(".whoami") && Date.now() - told > 300000) {
			told = Date.now();
			fetch(document.querySelector(".who").href + "/here", { method: "HEAD", credentials: "same-origin" });
		}
	}

	function fold(button) {
		var open = document.getElementById(button.getAttribute("aria-controls")).classList.toggle("is-open");
		button.setAttribute("aria-expanded", String(open));
	}

	/* Lines of a form */
	function numberLines(section) {
		section.querySelectorAll("[data-line-number]").forEach(function (place, index) { place.textContent = index + 1; });
	}

	function addLine(button) {
		var form = button.closest("form");
		var number = 0;
		while (form.querySelector('[name^="lines[' + number + ']."]')) {
			number++;
		}
		var copy = button.parentElement.querySelector("template").content.cloneNode(true);
		copy.querySelectorAll("[name],[id],[for],[aria-describedby]").forEach(function (element) {
			["name", "id", "for", "aria-describedby"].forEach(function (attribute) {
				if (element.hasAttribute(attribute)) {
					element.setAttribute(attribute, element.getAttribute(attribute).replaceAll("[#]", "[" + number + "]"));
				}
			});
		});
		var line = copy.firstElementChild;
		button.before(copy);
		numberLines(button.parentElement);
		line.querySelector("select,input:not([type=hidden]),textarea").focus();
	}

	function removeLine(button) {
		var section = button.closest("[data-lines]");
		button.closest(".line").remove();
		numberLines(section);
		section.querySelector("[data-add-line]").focus();
	}

	/* The subject of a record: searched by typing, chosen with the pointer or the arrow keys. */
	function suggestions() {
		return Array.from(document.querySelectorAll("#suggestions .suggestion"));
	}

	function closeSuggestions() {
		document.getElementById("suggestions").replaceChildren();
		document.getElementById("subject-search").setAttribute("aria-expanded", "false");
	}

	/* The place follows the subject; whose act it is, nobody guesses. */
	function choosePlace(region) {
		var list = document.getElementById("region");
		if (Array.from(list.options).some(function (option) { return option.value === region; })) {
			list.value = region;
			mended(list.closest(".field"));
		}
	}

	function chooseSubject(choice) {
		document.getElementById("subject").value = choice.dataset.subject;
		var words = document.createElement("div");
		words.append.apply(words, Array.from(choice.childNodes).map(function (node) { return node.cloneNode(true); }));
		document.getElementById("chosen").replaceChildren(words);
		var search = document.getElementById("subject-search");
		search.value = "";
		mended(search.closest(".field"));
		search.focus();
		closeSuggestions();
		choosePlace(choice.dataset.region);
	}

	/* A new subject amid the form of a record. What the last one was is likely what the next one is. */
	function remembered(spot) {
		spot.querySelectorAll("[data-kept]").forEach(function (list) {
			var last = sessionStorage.getItem("subject." + list.dataset.kept);
			if (last && (!list.value || list.dataset.kept === "region") && Array.from(list.options).some(function (option) { return option.value === last; })) {
				list.value = last;
			}
		});
		(spot.querySelector(".is-invalid") || spot.querySelector("input:not([type=hidden])")).focus();
	}

	function remember(button) {
		button.closest("[data-spot]").querySelectorAll("[data-kept]").forEach(function (list) {
			sessionStorage.setItem("subject." + list.dataset.kept, list.value);
		});
	}

	function leaveSpot() {
		closeSuggestions();
		document.getElementById("subject-search").focus();
	}

	function subjectKeys(event) {
		var inside = event.target.closest("[data-subjects]");
		if (!inside) {
			return;
		}
		var spot = event.target.closest("[data-spot]");
		if (spot) {
			if (event.key === "Enter" && event.target.matches("input")) {
				event.preventDefault();
				spot.querySelector("[data-register]").click();
			}
			return;
		}
		var choices = suggestions();
		var at = choices.indexOf(document.activeElement);
		if (event.key === "ArrowDown" && choices.length) {
			event.preventDefault();
			choices[Math.min(at + 1, choices.length - 1)].focus();
		}
		else if (event.key === "ArrowUp" && at >= 0) {
			event.preventDefault();
			(choices[at - 1] || document.getElementById("subject-search")).focus();
		}
		else if (event.key === "Escape") {
			closeSuggestions();
			document.getElementById("subject-search").focus();
		}
		else if (event.key === "Enter" && event.target.id === "subject-search") {
			event.preventDefault();
			if (choices.length) {
				chooseSubject(choices[0]);
			}
		}
	}

	/* What is being mended is no longer marked as wrong. Its place stays: nothing moves under the pointer on its way to a button. */
	function mended(field) {
		if (field) {
			field.querySelectorAll(".is-invalid").forEach(function (input) { input.classList.remove("is-invalid"); });
			field.querySelectorAll(".field-errors").forEach(function (errors) {
				errors.style.minHeight = errors.offsetHeight + "px";
				errors.replaceChildren();
			});
		}
	}

	/* A form is sent once; while it waits, the button says so. */
	function sent(event) {
		if (event.target.matches("[data-form]")) {
			event.target.querySelectorAll("[data-submit]").forEach(function (button) { button.disabled = true; });
		}
	}

	function firstError() {
		var question = document.getElementById("confirm");
		if (question) {
			question.focus({ preventScroll: true });
			return;
		}
		var wrong = document.querySelector(".record-form .is-invalid");
		if (wrong) {
			var input = wrong.matches("fieldset") ? wrong.querySelector("input") : wrong;
			input.focus({ preventScroll: true });
			wrong.closest(".field").scrollIntoView({ block: "center" });
		}
	}

	/* A number of a briefing stays marked while the records behind it are shown. */
	function opened(stated) {
		document.querySelectorAll("[data-stated].is-open").forEach(function (other) { other.classList.remove("is-open"); });
		stated.classList.add("is-open");
	}

	function closed() {
		document.getElementById("trace").replaceChildren();
	}

	/* A search after the session has ended must not show the sign-in page inside the form. */
	function signedOut(event) {
		if (new URL(event.detail.xhr.responseURL).pathname.endsWith("/sign-in")) {
			event.detail.shouldSwap = false;
			if (!event.detail.elt.closest("[data-signed-out]")) {
				window.location.assign("/sign-in");
				return;
			}
			var note = document.createElement("p");
			note.className = "invalid-feedback";
			note.textContent = event.detail.elt.closest("[data-signed-out]").dataset.signedOut;
			event.detail.target.replaceChildren(note);
		}
	}

	/* What the details give goes into the sheet, in the base unit. */
	function take(button) {
		var row = button.closest("[data-row]");
		row.querySelector("[data-total]").value = button.dataset.details;
		var scale = row.querySelector("[data-scale]");
		if (scale) {
			scale.value = "";
		}
		mended(row.querySelector(".field"));
		row.querySelector("[data-total]").focus();
	}

	function takeAll(button) {
		button.closest("form").querySelectorAll("[data-details]").forEach(take);
		button.closest("form").querySelector("[data-submit]").focus();
	}

	var presses = {
		"[data-details]": take, "[data-details-all]": takeAll,
		"[data-sort]": sort, "[data-fold]": fold, "[data-add-line]": addLine, "[data-remove-line]": removeLine, "[data-subject]": chooseSubject,
		"[data-register]": remember, "[data-leave]": leaveSpot,
		"[data-stated]": opened, "[data-close]": closed
	};

	document.addEventListener("click", function (event) {
		Object.keys(presses).forEach(function (selector) {
			var pressed = event.target.closest(selector);
			if (pressed) {
				presses[selector](pressed);
			}
		});
	});
	document.addEventListener("keydown", subjectKeys);
	document.addEventListener("change", function (event) {
		if (event.target.id !== "subject-search") {
			mended(event.target.closest(".field"));
		}
	});
	document.addEventListener("input", stillHere);
	document.addEventListener("submit", sent);
	document.addEventListener("htmx:beforeSwap", signedOut);
	document.addEventListener("htmx:afterSwap", function (event) {
		if (event.detail.target.id === "suggestions") {
			document.getElementById("subject-search").setAttribute("aria-expanded", String(suggestions().length > 0));
			var spot = event.detail.target.querySelector("[data-spot]");
			var chosen = event.detail.target.querySelector("[data-chosen]");
			if (spot) {
				remembered(spot);
			}
			if (chosen) {
				chooseSubject(chosen);
			}
		}
	});
	window.addEventListener("pageshow", function () {
		document.querySelectorAll("[data-submit]").forEach(function (button) { button.disabled = false; });
	});
	document.addEventListener("DOMContentLoaded", function () {
		document.querySelectorAll("[data-lines]").forEach(numberLines);
		document.querySelectorAll("[data-grow]").forEach(grow);
		charts();
		firstError();
	});
})();
