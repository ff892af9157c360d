package cn.yipanqi.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.web.Paging;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of the command structure. It is published by circular: whoever is signed in
 * sees all of it, but no telephone numbers; whoever keeps a person sees the mask of that
 * person's, and can ask for the rest.
 */
@Controller
@Requires(Permission.READ)
@RequestMapping("/organization")
class StructureController {

	private static final int PAGE = 100;

	private final Organization organization;

	private final StructureReader reader;

	private final Charts charts;

	private final Rosters rosters;

	private final Phones phones;

	private final People people;

	private final Clock clock;

	StructureController(Organization organization, StructureReader reader, Charts charts, Rosters rosters,
			Phones phones, People people, Clock clock) {
		this.organization = organization;
		this.reader = reader;
		this.charts = charts;
		this.rosters = rosters;
		this.phones = phones;
		this.people = people;
		this.clock = clock;
	}

	@ModelAttribute("keeper")
	Keeper keeper(@AuthenticationPrincipal Reader reader) {
		return Keeper.of(reader);
	}

	@ModelAttribute("organization")
	Organization organization() {
		return this.organization;
	}

	@GetMapping
	String city(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
			Locale locale, Model model) {
		return chart(this.organization.city(), on, locale, model);
	}

	@GetMapping("/{region:\\d{2,9}}")
	String region(@PathVariable String region,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
			Locale locale, Model model) {
		return chart(commanded(region), on, locale, model);
	}

	/**
	 * A region that has a command structure of its own.
	 */
	private Region commanded(String code) {
		return this.organization.region(code)
			.filter((region) -> region.level() != Territory.Level.TOWN)
			.orElseThrow(() -> new NoSuchElementException("No region " + code));
	}

	private String chart(Region region, @Nullable LocalDate on, Locale locale, Model model) {
		LocalDate day = day(on);
		Structure structure = this.reader.read();
		Chart chart = this.charts.draw(structure, region.code(), day, locale);
		model.addAttribute("region", region);
		model.addAttribute("day", day);
		model.addAttribute("chart", chart);
		model.addAttribute("blank", chart.isEmpty());
		List<Chart.UnitLine> units = this.charts.units(structure, region.code(), day, locale);
		model.addAttribute("units", units);
		model.addAttribute("staffed", units.stream().anyMatch((line) -> !line.holders().isEmpty()));
		return "organization/chart";
	}

	private LocalDate day(@Nullable LocalDate on) {
		LocalDate day = (on != null) ? on : LocalDate.now(this.clock);
		return Period.isPlausible(day) ? day : LocalDate.now(this.clock);
	}

	@GetMapping("/table")
	String table(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
			@RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String kind,
			@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "false") boolean ended,
			@RequestParam(defaultValue = "people") String what, @RequestParam(defaultValue = "0") int page,
			Locale locale, Model model) {
		LocalDate day = day(on);
		Rosters.Roster roster = this.rosters.roster(this.reader.read(), new Rosters.Filter(region, kind, text, ended),
				day, locale);
		boolean bodies = what.equals("bodies");
		int count = bodies ? roster.bodies().size() : roster.people().size();
		Paging paging = Paging.of(page, PAGE, count);
		int from = (int) Math.min(paging.offset(), count);
		int to = Math.min(from + PAGE, count);
		model.addAttribute("day", day);
		model.addAttribute("what", what);
		model.addAttribute("roster", roster);
		model.addAttribute("people", bodies ? List.of() : roster.people().subList(from, to));
		model.addAttribute("bodies", bodies ? roster.bodies().subList(from, to) : List.of());
		model.addAttribute("paging", paging);
		model.addAttribute("kinds", BodyKind.values());
		model.addAttribute("regions", regions());
		return "organization/table";
	}

	private List<Region> regions() {
		return this.organization.regions().stream().filter((region) -> region.level() != Territory.Level.TOWN).toList();
	}

	@GetMapping("/people/{id:\\d{1,18}}")
	String person(@AuthenticationPrincipal Reader reader, @PathVariable long id, Locale locale, Model model) {
		Structure structure = this.reader.read();
		Person person = structure.person(id);
		return person(structure, person, this.phones.mask(person), false, Keeper.of(reader), locale, model);
	}

	/**
	 * Shows the telephone number in clear, on this one page, to whoever keeps the person.
	 */
	@PostMapping("/people/{id:\\d{1,18}}/reveal")
	@Requires(Permission.ORGANIZE)
	String reveal(@AuthenticationPrincipal Reader reader, @PathVariable long id, Locale locale, Model model) {
		Structure structure = this.reader.read();
		Person person = structure.person(id);
		Keeper keeper = Keeper.of(reader);
		return person(structure, person, this.phones.reveal(person, keeper), true, keeper, locale, model);
	}

	private String person(Structure structure, Person person, String phone, boolean revealed, Keeper keeper,
			Locale locale, Model model) {
		boolean kept = keeper.keeps(person.region());
		model.addAttribute("person", person);
		model.addAttribute("workplace", this.people.workplace(person));
		model.addAttribute("kept", kept);
		model.addAttribute("phone", kept ? phone : "");
		model.addAttribute("readable", this.phones.isReadable(person));
		model.addAttribute("revealed", revealed);
		model.addAttribute("day", LocalDate.now(this.clock));
		model.addAttribute("duties",
				structure.dutiesOf(person)
					.stream()
					.sorted(Comparator.comparing((Duty duty) -> duty.period().from()).reversed())
					.map((duty) -> this.rosters.line(structure, duty, locale))
					.toList());
		return "organization/person";
	}

}
