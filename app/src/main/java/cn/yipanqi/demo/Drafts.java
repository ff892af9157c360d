package cn.yipanqi.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.LineType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.ledger.BrokenRules;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record out of an act: who files it and where, with which values, by the pack's
 * own rules.
 */
final class Drafts {

	private static final int ATTEMPTS = 40;

	private static final double CITY_ACTS = 0.06;

	private final Pack pack;

	private final Organization organization;

	private final Settings words;

	private final Dice dice;

	private final Values values;

	Drafts(Pack pack, Organization organization, Settings words, Dice dice) {
		this.pack = pack;
		this.organization = organization;
		this.words = words;
		this.dice = dice;
		this.values = new Values(dice);
	}

	Draft draft(Agenda.Appointment appointment) {
		RecordType type = appointment.type();
		Settings settings = appointment.settings();
		Circumstances.Cause cause = cause(appointment);
		Circumstances around = new Circumstances(this.organization, this.words, appointment.date(),
				region(appointment, cause), unit(appointment, cause), appointment.subject(), cause);
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Values.Filling filling = this.values.begin(type.fields(), settings.part("fields"), around);
			Map<String, Object> fields = filling.make((field) -> !isText(field));
			if (isAllowed(type, draft(type, around, fields, List.of()), around.subject())) {
				return draft(type, around, filling.make(Drafts::isText), lines(type, settings, around));
			}
		}
		throw new IllegalStateException("The scenario makes no record of '" + type.code() + "' that its rules allow");
	}

	/**
	 * What the draft should have said: other numbers, and other values of the fields that
	 * the scenario lists under {@code corrects}. Null if none comes out.
	 */
	@Nullable Draft corrected(Agenda.Appointment appointment, Draft former) {
		RecordType type = appointment.type();
		Settings settings = appointment.settings();
		Circumstances around = new Circumstances(this.organization, this.words, appointment.date(), former.region(),
				former.unit(), appointment.subject(), cause(appointment));
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Set<String> anew = numbers(type.fields());
			anew.addAll(settings.texts("corrects"));
			Map<String, Object> fields = this.values.again(former.fields(), type.fields(), anew,
					settings.part("fields"), around);
			List<Draft.DraftLine> lines = former.lines().stream().map((line) -> {
				LineType lineType = type.line(line.type()).orElseThrow();
				return new Draft.DraftLine(line.type(), line.unit(), this.values.again(line.fields(), lineType.fields(),
						numbers(lineType.fields()), settings.part("lines").part(line.type()).part("fields"), around));
			}).toList();
			Draft corrected = draft(type, around, fields, lines);
			if (!corrected.equals(former) && isAllowed(type, corrected, around.subject())) {
				return corrected;
			}
		}
		return null;
	}

	private Circumstances.@Nullable Cause cause(Agenda.Appointment appointment) {
		Act act = appointment.cause();
		return (act != null) ? new Circumstances.Cause(this.pack.recordType(act.draft().type()), act.draft()) : null;
	}

	private static boolean isText(Field field) {
		return field.type() == Field.Type.TEXT || field.type() == Field.Type.LONG_TEXT;
	}

	private static Set<String> numbers(List<Field> fields) {
		Set<String> numbers = new HashSet<>();
		fields.stream().filter((field) -> field.type().isNumber()).forEach((field) -> numbers.add(field.code()));
		return numbers;
	}

	private static boolean isAllowed(RecordType type, Draft draft, @Nullable Subject subject) {
		return BrokenRules.ofFields(type, draft, subject, draft.fields()).isEmpty();
	}

	private static Draft draft(RecordType type, Circumstances around, Map<String, Object> fields,
			List<Draft.DraftLine> lines) {
		return new Draft(type.code(), around.unit(), around.region(),
				(around.subject() != null) ? around.subject().id() : null, around.date(), new HashMap<>(fields), lines,
				null);
	}

	private String region(Agenda.Appointment appointment, Circumstances.@Nullable Cause cause) {
		Settings settings = appointment.settings();
		if (settings.has("region")) {
			return Objects.requireNonNull(settings.text("region"));
		}
		if (appointment.subject() != null) {
			return appointment.subject().region();
		}
		if (cause != null) {
			return cause.draft().region();
		}
		return switch (Objects.requireNonNullElse(settings.text("at"), appointment.fact() ? "county" : "town")) {
			case "city" -> this.organization.city().code();
			case "county" -> appointment.county();
			default -> this.dice.pick(this.organization.towns(appointment.county())).code();
		};
	}

	private String unit(Agenda.Appointment appointment, Circumstances.@Nullable Cause cause) {
		Settings settings = appointment.settings();
		String wish = settings.text("department");
		if (cause != null && wish == null && !settings.has("seat")) {
			return cause.draft().unit();
		}
		List<String> entitled = settings.has("departments") ? settings.texts("departments")
				: appointment.type().filedBy();
		String department = (wish != null) ? wish
				: entitled.isEmpty() ? this.pack.departments().get(0).code() : this.dice.pick(entitled);
		String seat = settings.text("seat");
		boolean city = (seat != null) ? seat.equals("city") : appointment.fact() || this.dice.chance(CITY_ACTS);
		return UnitCode.of(department, city ? this.organization.city().code() : appointment.county());
	}

	private List<Draft.DraftLine> lines(RecordType type, Settings settings, Circumstances around) {
		List<Draft.DraftLine> lines = new ArrayList<>();
		type.lines().forEach((line) -> {
			List<Settings> exact = settings.part("lines").parts(line.code());
			exact
				.forEach((one) -> lines.add(line(line, line.ownUnit() ? unit(one, around.unit()) : null, one, around)));
			if (exact.isEmpty()) {
				Settings wish = settings.part("lines").part(line.code());
				units(line, wish, around.unit()).forEach((unit) -> lines.add(line(line, unit, wish, around)));
			}
		});
		return lines;
	}

	private Draft.DraftLine line(LineType line, @Nullable String unit, Settings settings, Circumstances around) {
		return new Draft.DraftLine(line.code(), unit,
				this.values.begin(line.fields(), settings.part("fields"), around).make((field) -> true));
	}

	private static String unit(Settings settings, String own) {
		return UnitCode.of(Objects.requireNonNullElse(settings.text("department"), UnitCode.department(own)),
				Objects.requireNonNullElse(settings.text("seat"), UnitCode.region(own)));
	}

	/**
	 * The units of the lines; null for each line that has none of its own.
	 */
	private List<@Nullable String> units(LineType line, Settings wish, String own) {
		int count = Math.max(line.min(),
				this.dice.between((int) wish.number("least", 0), (int) wish.number("most", line.min())));
		List<@Nullable String> units = new ArrayList<>();
		if (!line.ownUnit()) {
			for (int i = 0; i < count; i++) {
				units.add(null);
			}
			return units;
		}
		Set<String> partners = new LinkedHashSet<>();
		if (wish.has("lead")) {
			partners.add(own);
		}
		counties(wish, own).forEach((county) -> partners.add(UnitCode.of(UnitCode.department(own), county)));
		List<String> departments = new ArrayList<>(wish.texts("departments"));
		departments.remove(UnitCode.department(own));
		while (partners.size() < count && !departments.isEmpty()) {
			String department = departments.remove(this.dice.between(0, departments.size() - 1));
			partners.add(UnitCode.of(department, seat(wish, own)));
		}
		units.addAll(partners);
		return units;
	}

	private List<String> counties(Settings wish, String own) {
		List<String> counties = new ArrayList<>(this.organization.counties().stream().map(Region::code).toList());
		counties.remove(UnitCode.region(own));
		if ("all".equals(wish.text("counties"))) {
			return counties;
		}
		int count = this.dice.between(wish.range("counties"));
		while (counties.size() > count) {
			counties.remove(this.dice.between(0, counties.size() - 1));
		}
		return counties;
	}

	/**
	 * The same seat; or, as often as the scenario says, the city's or another county's.
	 */
	private String seat(Settings wish, String own) {
		if (!this.dice.chance(wish.number("elsewhere", 0))) {
			return UnitCode.region(own);
		}
		return this.dice.chance(0.5) ? this.organization.city().code()
				: this.dice.pick(this.organization.counties()).code();
	}

}
