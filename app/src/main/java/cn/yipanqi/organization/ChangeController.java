package cn.yipanqi.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The forms by which a campaign office changes who holds what.
 */
@Controller
@Requires(Permission.ORGANIZE)
@RequestMapping("/organization")
class ChangeController {

	private final Organization organization;

	private final StructureReader reader;

	private final Appointments appointments;

	private final Duties duties;

	private final People people;

	private final Rosters rosters;

	private final Phones phones;

	private final Clock clock;

	ChangeController(Organization organization, StructureReader reader, Appointments appointments, Duties duties,
			People people, Rosters rosters, Phones phones, Clock clock) {
		this.organization = organization;
		this.reader = reader;
		this.appointments = appointments;
		this.duties = duties;
		this.people = people;
		this.rosters = rosters;
		this.phones = phones;
		this.clock = clock;
	}

	@ModelAttribute("keeper")
	Keeper keeper(@AuthenticationPrincipal Reader reader) {
		return Keeper.of(reader);
	}

	@GetMapping("/duties/new")
	String begin(@ModelAttribute("keeper") Keeper keeper, @RequestParam Map<String, String> values, Locale locale,
			Model model) {
		Map<String, String> filled = new HashMap<>(values);
		filled.putIfAbsent("from", LocalDate.now(this.clock).toString());
		return showBegin(keeper, new ChangeForm(filled), null, locale, model);
	}

	@PostMapping("/duties")
	String begun(@ModelAttribute("keeper") Keeper keeper, @RequestParam Map<String, String> values, Locale locale,
			Model model, RedirectAttributes redirect) {
		ChangeForm form = new ChangeForm(values);
		try {
			String region = this.appointments.appoint(form, keeper);
			redirect.addFlashAttribute("flash", "command.saved");
			return "redirect:/organization/" + region;
		}
		catch (RefusedChangeException ex) {
			return showBegin(keeper, form, ex, locale, model);
		}
	}

	private String showBegin(Keeper keeper, ChangeForm form, @Nullable RefusedChangeException refusal, Locale locale,
			Model model) {
		Structure structure = this.reader.read();
		Body body = form.text("body").matches("[0-9]{1,18}") ? structure.body(Long.parseLong(form.text("body"))) : null;
		Unit unit = this.organization.unit(form.text("unit")).orElse(null);
		if (body == null && unit == null) {
			throw new NoSuchElementException("No body and no unit");
		}
		String region = (body != null) ? body.region() : Objects.requireNonNull(unit).region();
		keeper.require(region);
		LocalDate today = LocalDate.now(this.clock);
		Structure now = structure.on(today);
		List<Duty> held = (body != null) ? now.duties(body) : now.duties(Objects.requireNonNull(unit).code());
		model.addAttribute("place", (body != null) ? body.name(locale) : Objects.requireNonNull(unit).name());
		model.addAttribute("region", this.organization.region(region).orElseThrow());
		model.addAttribute("kinds", (body != null) ? body.kind().duties()
				: Arrays.stream(DutyKind.values()).filter(DutyKind::ofUnit).toList());
		model.addAttribute("held",
				held.stream()
					.filter((duty) -> duty.kind().single())
					.map((duty) -> this.rosters.line(structure, duty, locale).holder())
					.toList());
		model.addAttribute("candidates",
				structure.people()
					.filter((person) -> keeper.keeps(person.region()))
					.sorted(Comparator.comparing((Person person) -> !person.region().equals(region))
						.thenComparing(Person::name))
					.map((person) -> new Candidate(person, this.people.workplace(person)))
					.toList());
		common(form, refusal, region, model);
		return "organization/duty-new";
	}

	private void common(ChangeForm form, @Nullable RefusedChangeException refusal, String region, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("refusal", refusal);
		model.addAttribute("units",
				this.organization.units().stream().filter((unit) -> unit.region().equals(region)).toList());
	}

	@GetMapping("/duties/{id:\\d{1,18}}")
	String duty(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id, Locale locale, Model model) {
		Duty duty = this.reader.read().duty(id);
		Map<String, String> values = new HashMap<>();
		values.put("from", duty.period().from().toString());
		values.put("to", (duty.period().to() != null) ? duty.period().to().toString() : "");
		values.put("rank", (duty.rank() != Duty.UNRANKED) ? String.valueOf(duty.rank()) : "");
		return showDuty(keeper, id, new ChangeForm(values), null, locale, model);
	}

	@PostMapping("/duties/{id:\\d{1,18}}")
	String changed(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id,
			@RequestParam Map<String, String> values, Locale locale, Model model, RedirectAttributes redirect) {
		ChangeForm form = new ChangeForm(values);
		try {
			if (form.text("cancel").isEmpty()) {
				this.duties.correct(id, form.period(), form.rank(), form.text("reason"), keeper);
			}
			else {
				this.duties.cancel(id, form.text("reason"), keeper);
			}
			redirect.addFlashAttribute("flash", "command.saved");
			return "redirect:/organization/people/" + this.reader.read().duty(id).person();
		}
		catch (RefusedChangeException ex) {
			return showDuty(keeper, id, form, ex, locale, model);
		}
	}

	private String showDuty(Keeper keeper, long id, ChangeForm form, @Nullable RefusedChangeException refusal,
			Locale locale, Model model) {
		Structure structure = this.reader.read();
		Duty duty = structure.duty(id);
		keeper.require(structure.region(duty));
		model.addAttribute("line", this.rosters.line(structure, duty, locale));
		common(form, refusal, structure.region(duty), model);
		return "organization/duty";
	}

	@GetMapping("/people/{id:\\d{1,18}}/change")
	String person(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id, Model model) {
		Person person = this.reader.read().person(id);
		Map<String, String> values = Map.of("name", person.name(), "workplace", this.people.workplace(person), "post",
				person.post(), "phone", this.phones.mask(person));
		return showPerson(keeper, person, new ChangeForm(values), null, model);
	}

	@PostMapping("/people/{id:\\d{1,18}}")
	String personChanged(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id,
			@RequestParam Map<String, String> values, Model model, RedirectAttributes redirect) {
		ChangeForm form = new ChangeForm(values);
		try {
			this.people.change(id, form.person(), form.text("reason"), keeper);
			redirect.addFlashAttribute("flash", "command.saved");
			return "redirect:/organization/people/" + id;
		}
		catch (RefusedChangeException ex) {
			return showPerson(keeper, this.reader.read().person(id), form, ex, model);
		}
	}

	private String showPerson(Keeper keeper, Person person, ChangeForm form, @Nullable RefusedChangeException refusal,
			Model model) {
		keeper.require(person.region());
		model.addAttribute("person", person);
		common(form, refusal, person.region(), model);
		return "organization/person-change";
	}

	/**
	 * Somebody who can be given a duty.
	 */
	record Candidate(Person person, String workplace) {
	}

}
