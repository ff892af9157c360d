package cn.yipanqi.organization;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.engine.pack.WorkingGroup;
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
 * The forms by which a campaign office sets up and changes bodies and the units in them.
 */
@Controller
@Requires(Permission.ORGANIZE)
@RequestMapping("/organization/bodies")
class BodyController {

	private final Organization organization;

	private final StructureReader reader;

	private final Bodies bodies;

	private final Charts charts;

	private final Rosters rosters;

	private final Pack pack;

	BodyController(Organization organization, StructureReader reader, Bodies bodies, Charts charts, Rosters rosters,
			Pack pack) {
		this.organization = organization;
		this.reader = reader;
		this.bodies = bodies;
		this.charts = charts;
		this.rosters = rosters;
		this.pack = pack;
	}

	@ModelAttribute("keeper")
	Keeper keeper(@AuthenticationPrincipal Reader reader) {
		return Keeper.of(reader);
	}

	@ModelAttribute("packGroups")
	List<WorkingGroup> packGroups() {
		return this.pack.groups();
	}

	@GetMapping("/new")
	String establish(@ModelAttribute("keeper") Keeper keeper, @RequestParam String region, Model model) {
		Map<String, String> values = Map.of("from", this.pack.campaign().start().toString());
		return showNew(keeper, region, new ChangeForm(values), null, model);
	}

	@PostMapping
	String established(@ModelAttribute("keeper") Keeper keeper, @RequestParam String region,
			@RequestParam Map<String, String> values, Model model, RedirectAttributes redirect) {
		ChangeForm form = new ChangeForm(values);
		keeper.require(region);
		try {
			long id = this.bodies.establish(body(form, 0, form.choice(BodyKind.class, "kind"), region),
					form.text("reason"), keeper);
			redirect.addFlashAttribute("flash", "command.saved");
			return "redirect:/organization/bodies/" + id;
		}
		catch (RefusedChangeException ex) {
			return showNew(keeper, region, form, ex, model);
		}
	}

	private static Body body(ChangeForm form, long id, BodyKind kind, String region) {
		String group = (kind == BodyKind.WORKING_GROUP) ? form.textOrNull("packGroup") : null;
		return new Body(id, kind, region, form.text("name"), form.textOrNull("nameEn"), form.textOrNull("seat"), group,
				form.rank(), form.period());
	}

	private String showNew(Keeper keeper, String code, ChangeForm form, @Nullable RefusedChangeException refusal,
			Model model) {
		Region region = this.organization.region(code)
			.filter((found) -> found.level() != Territory.Level.TOWN)
			.orElseThrow();
		keeper.require(region.code());
		model.addAttribute("kinds", BodyKind.values());
		return show(region, null, form, refusal, model);
	}

	private String show(Region region, @Nullable Body body, ChangeForm form, @Nullable RefusedChangeException refusal,
			Model model) {
		model.addAttribute("region", region);
		model.addAttribute("body", body);
		model.addAttribute("form", form);
		model.addAttribute("refusal", refusal);
		model.addAttribute("units",
				this.organization.units().stream().filter((unit) -> unit.region().equals(region.code())).toList());
		return "organization/body";
	}

	@GetMapping("/{id:\\d{1,18}}")
	String body(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id, Locale locale, Model model) {
		return showBody(keeper, id, null, null, locale, model);
	}

	@PostMapping("/{id:\\d{1,18}}")
	String changed(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id,
			@RequestParam Map<String, String> values, Locale locale, Model model, RedirectAttributes redirect) {
		ChangeForm form = new ChangeForm(values);
		Body former = this.reader.read().body(id);
		try {
			this.bodies.change(body(form, id, former.kind(), former.region()), form.text("reason"), keeper);
			redirect.addFlashAttribute("flash", "command.saved");
			return "redirect:/organization/bodies/" + id;
		}
		catch (RefusedChangeException ex) {
			return showBody(keeper, id, form, ex, locale, model);
		}
	}

	@PostMapping("/{id:\\d{1,18}}/members")
	String joined(@ModelAttribute("keeper") Keeper keeper, @PathVariable long id,
			@RequestParam Map<String, String> values, Locale locale, Model model, RedirectAttributes redirect) {
		ChangeForm form = new ChangeForm(values);
		try {
			Membership.Part part = form.choice(Membership.Part.class, "part");
			if (form.text("member").isEmpty()) {
				this.bodies.join(List.of(new Membership(0, id, form.text("unit"), part, form.rank(), form.period())),
						form.text("reason"), keeper);
			}
			else {
				this.bodies.change(form.number("member"), part, form.rank(), form.day("to"), form.text("reason"),
						keeper);
			}
			redirect.addFlashAttribute("flash", "command.saved");
			return "redirect:/organization/bodies/" + id;
		}
		catch (RefusedChangeException ex) {
			model.addAttribute("memberRefusal", ex);
			model.addAttribute("memberForm", form);
			return showBody(keeper, id, null, null, locale, model);
		}
	}

	private String showBody(Keeper keeper, long id, @Nullable ChangeForm form, @Nullable RefusedChangeException refusal,
			Locale locale, Model model) {
		Structure structure = this.reader.read();
		Body body = structure.body(id);
		keeper.require(body.region());
		model.addAttribute("members",
				structure.members(id)
					.stream()
					.map((member) -> new MemberLine(member, this.charts.unit(member.unit(), body.region(), locale)))
					.toList());
		model.addAttribute("duties",
				structure.duties(body).stream().map((duty) -> this.rosters.line(structure, duty, locale)).toList());
		if (!model.containsAttribute("memberForm")) {
			model.addAttribute("memberForm", new ChangeForm(Map.of("from", body.period().from().toString())));
		}
		return show(this.organization.region(body.region()).orElseThrow(), body,
				(form != null) ? form : new ChangeForm(values(body)), refusal, model);
	}

	private static Map<String, String> values(Body body) {
		Map<String, String> values = new HashMap<>();
		values.put("name", body.name());
		values.put("nameEn", Objects.requireNonNullElse(body.nameEn(), ""));
		values.put("seat", Objects.requireNonNullElse(body.seat(), ""));
		values.put("packGroup", Objects.requireNonNullElse(body.packGroup(), ""));
		values.put("rank", String.valueOf(body.rank()));
		values.put("from", body.period().from().toString());
		values.put("to", (body.period().to() != null) ? body.period().to().toString() : "");
		return values;
	}

	/**
	 * A membership with the name of its unit.
	 */
	record MemberLine(Membership member, String unit) {
	}

}
