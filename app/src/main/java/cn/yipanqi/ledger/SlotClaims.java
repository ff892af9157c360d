package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.Uniqueness;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What records want to hold alone: by the pack's rules of uniqueness, and a unit's sheet
 * of a period.
 */
@Component
class SlotClaims {

	private static final Uniqueness SHEET = new Uniqueness(List.of("unit", "date"), null, null);

	private static final int LONGEST_KEY = 200;

	private static final String PARTED = "\u001f";

	private final Map<String, List<Uniqueness>> rules = new HashMap<>();

	private final Pack pack;

	private final Clock clock;

	SlotClaims(Pack pack, Clock clock) {
		this.pack = pack;
		this.clock = clock;
		pack.recordTypes().forEach((type) -> {
			List<Uniqueness> all = new ArrayList<>(type.unique());
			if (pack.findSummary(type.code()).isPresent()) {
				all.add(SHEET);
			}
			if (!all.isEmpty()) {
				this.rules.put(type.code(), List.copyOf(all));
			}
		});
	}

	/**
	 * The rules by code of the record type.
	 */
	Map<String, List<Uniqueness>> rules() {
		return this.rules;
	}

	static boolean isSheet(Uniqueness uniqueness) {
		return uniqueness.equals(SHEET);
	}

	/**
	 * What a draft wants to hold. What is wrong with it is left to whoever checks it.
	 */
	List<SlotClaim> of(Draft draft) {
		if (!this.rules.containsKey(draft.type())) {
			return List.of();
		}
		RecordType type = this.pack.recordType(draft.type());
		LocalDate today = LocalDate.now(this.clock);
		return of(draft.type(), draft.unit(), draft.region(), draft.subject(), draft.date(),
				(name) -> type.field(name)
					.map((field) -> FieldValue.of(field, draft.fields().get(name), today).value())
					.orElse(null));
	}

	/**
	 * What a record in force holds.
	 */
	List<SlotClaim> of(Entry entry) {
		return of(entry.type(), entry.unit(), entry.region(), entry.subject(), entry.date(), entry.fields()::get);
	}

	private List<SlotClaim> of(String type, String unit, String region, @Nullable Long subject,
			@Nullable LocalDate date, Function<String, @Nullable Object> fields) {
		Function<String, @Nullable Object> values = (name) -> switch (name) {
			case "unit" -> unit;
			case "department" -> UnitCode.department(unit);
			case "region" -> region;
			case "county" -> RegionCode.county(region);
			case "subject" -> subject;
			case "date" -> (date != null) ? date.toString() : null;
			default -> fields.apply(name);
		};
		return this.rules.getOrDefault(type, List.of())
			.stream()
			.map((rule) -> claim(type, rule, values))
			.filter(Objects::nonNull)
			.toList();
	}

	private static @Nullable SlotClaim claim(String type, Uniqueness rule, Function<String, @Nullable Object> values) {
		if (rule.where() != null && !rule.where().holds(values)) {
			return null;
		}
		List<String> said = new ArrayList<>();
		for (String name : rule.fields()) {
			String text = text(values.apply(name));
			if (text.isEmpty()) {
				return null;
			}
			said.add(text);
		}
		String joined = String.join(PARTED, said);
		String key = (joined.length() <= LONGEST_KEY) ? joined
				: UUID.nameUUIDFromBytes(joined.getBytes(StandardCharsets.UTF_8)).toString();
		Uniqueness.Span over = rule.over();
		if (over == null) {
			return new SlotClaim(type, rule, key, null, null);
		}
		LocalDate from = day(values.apply(over.from()));
		LocalDate to = day(values.apply(over.to()));
		return (from == null || to == null || from.isAfter(to)) ? null : new SlotClaim(type, rule, key, from, to);
	}

	/**
	 * A value as it is compared: without regard to width, case and blanks.
	 */
	private static String text(@Nullable Object value) {
		if (value instanceof BigDecimal number) {
			return number.stripTrailingZeros().toPlainString();
		}
		return (value == null) ? ""
				: NormalText.of(value.toString()).replace(" ", "").replace(PARTED, "").toLowerCase(Locale.ROOT);
	}

	private static @Nullable LocalDate day(@Nullable Object value) {
		return (value instanceof LocalDate day) ? day : (value instanceof String text) ? LocalDate.parse(text) : null;
	}

}
