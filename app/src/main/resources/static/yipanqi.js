(function () {
	"use strict";

	function charts(root) {
		root.querySelectorAll("[data-chart]").forEach(function (element) {
			var points = Array.from(element.querySelectorAll("[data-point]"));
			var names = points.map(function (point) { return point.dataset.name; });
			var values = points.map(function (point) { return point.dataset.value ? Number(point.dataset.value) : null; });
			var bar = element.dataset.chart === "bar";
			var names_axis = { type: "category", data: names, inverse: bar, axisTick: { show: false }, axisLabel: { hideOverlap: true } };
			var values_axis = { type: "value", splitNumber: 4, axisLabel: { hideOverlap: true } };
			if (bar) {
				element.style.height = Math.max(160, names.length * 24 + 50) + "px";
			}
			var chart = echarts.init(element, null, { renderer: "svg" });
			chart.setOption({
				animation: false, aria: { enabled: true }, color: ["#206bc4"], tooltip: { trigger: "axis" },
				grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
				xAxis: bar ? values_axis : names_axis, yAxis: bar ? names_axis : values_axis,
				series: [{ type: element.dataset.chart, data: values, showSymbol: false, areaStyle: bar ? undefined : { opacity: 0.12 } }]
			});
			window.addEventListener("resize", function () { chart.resize(); });
		});
	}

	function pages(event) {
		var link = event.target.closest("a[data-page]");
		if (link) {
			event.preventDefault();
			var address = new URL(window.location.href);
			address.searchParams.set("page", link.dataset.page);
			window.location.assign(address);
		}
	}

	function lines(event) {
		var button = event.target.closest("[data-add-line]");
		if (!button) {
			return;
		}
		var form = button.closest("form");
		var number = 0;
		while (form.querySelector('[name^="lines[' + number + ']."]')) {
			number++;
		}
		var copy = button.parentElement.querySelector("template").content.cloneNode(true);
		copy.querySelectorAll("[name]").forEach(function (input) {
			input.name = input.getAttribute("name").replace("[#]", "[" + number + "]");
		});
		button.before(copy);
	}

	function subjects(event) {
		var choice = event.target.closest("[data-subject]");
		if (choice) {
			document.getElementById("subject").value = choice.dataset.subject;
			document.getElementById("chosen").textContent = choice.dataset.name;
			document.getElementById("subject-search").value = "";
			document.getElementById("suggestions").replaceChildren();
			var region = document.getElementById("region");
			if (region && Array.from(region.options).some(function (option) { return option.value === choice.dataset.region; })) {
				region.value = choice.dataset.region;
			}
		}
	}

	function opened(event) {
		var stated = event.target.closest("[data-stated]");
		if (stated) {
			document.querySelectorAll("[data-stated].is-open").forEach(function (other) { other.classList.remove("is-open"); });
			stated.classList.add("is-open");
		}
		if (event.target.closest("[data-close]")) {
			document.getElementById("trace").replaceChildren();
		}
	}

	document.addEventListener("click", function (event) {
		opened(event);
		pages(event);
		lines(event);
		subjects(event);
	});
	document.addEventListener("DOMContentLoaded", function () {
		var path = window.location.pathname;
		document.querySelectorAll("[data-nav]").forEach(function (link) {
			var target = link.dataset.nav;
			if (target === "/" ? path === "/" : path.startsWith(target)) {
				link.classList.add("active");
			}
		});
		charts(document);
	});
})();
