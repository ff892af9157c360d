package cn.yipanqi.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody may try under the names that a request is sent with. Whoever adds a name
 * says here what it can name in another place, or that it names nothing.
 */
final class Guesses {

	/** What somebody types or chooses, and what names nothing of a place. */
	private static final Set<String> NAMING_NOTHING = Set.of("Idempotency-Key", "action", "address", "again",
			"all-repeats", "also", "asOf", "blank", "cause", "breakdown", "cancel", "cancelled", "check", "cleared",
			"code", "confirm", "confirm[0]", "credentials", "cursor", "date", "days", "differences", "digest",
			"displayName", "ended", "fields", "file", "format", "from", "indicator", "key", "keeps", "kind", "last",
			"limit", "licence", "lines[0].fields", "name", "nameEn", "new.address", "new.key", "new.kind",
			"new.licence", "new.name", "new.others", "new.tier", "new.uscc", "notices", "on", "origin", "others",
			"packGroup", "part", "phone", "post", "present", "rank", "readsOnly", "reason", "refused", "rest", "seen",
			"repeat", "repeated", "revision", "role", "state", "tier", "to", "type", "types[0]", "url", "unchanged[0]",
			"uscc", "version", "what", "workplace", "password", "username");

	/** Values of a record's fields, which the pack names. */
	private static final Pattern FIELD = Pattern
		.compile("(lines\\[.*?]\\.)?(fields|cleared|totals|scale)\\..+|lines\\[.*?]\\.(type)");

	/** What looks for something without naming it. */
	private static final Map<String, Set<String>> SEARCHES = Map.of("text", Set.of("会议", "饭店", "账号", "%", "_", "MK"),
			"search", Set.of("会议", "饭店", "账号", "%", "_", "MK"), "department", Set.of("aic", "health"), "group",
			Set.of("catering", "illegal"), "part", Set.of("group/catering", "department/aic"), "from",
			Set.of("2007-09-01"), "to", Set.of("2007-09-30"), "asOf", Set.of("2007-09-26T12:00"), "page",
			Set.of("1", "-1"), "start", Set.of("100000"));

	private final Place own;

	private final List<Place> elsewhere;

	Guesses(Place own, List<Place> elsewhere) {
		this.own = own;
		this.elsewhere = elsewhere;
	}

	/**
	 * The request for the own place, with the value of a name replaced by each guess.
	 * @return empty if it is not known what the name can name
	 */
	Optional<List<Guess>> of(Endpoint endpoint, String name) {
		Map<String, String> asked = endpoint.fields().apply(this.own);
		Set<String> foreign = new LinkedHashSet<>();
		this.elsewhere.forEach((place) -> {
			String value = endpoint.fields().apply(place).get(name);
			boolean names = endpoint.isInAddress(name) || !NAMING_NOTHING.contains(name);
			if (names && value != null && !value.equals(asked.get(name))) {
				foreign.add(value);
			}
			foreign.addAll(named(endpoint, name, place));
		});
		Set<String> searched = new LinkedHashSet<>(SEARCHES.getOrDefault(name, Set.of()));
		if (name.equals("region") || name.endsWith(".region")) {
			searched.addAll(List.of("23990", "", "%"));
		}
		if (foreign.isEmpty() && searched.isEmpty() && !NAMING_NOTHING.contains(name)
				&& !FIELD.matcher(name).matches()) {
			return Optional.empty();
		}
		List<Guess> guesses = new ArrayList<>();
		Stream.concat(foreign.stream(), searched.stream()).forEach((value) -> {
			Map<String, String> fields = new LinkedHashMap<>(asked);
			fields.put(name, value);
			guesses.add(new Guess(name, fields, foreign.contains(value)));
		});
		return Optional.of(guesses);
	}

	private static Set<String> named(Endpoint endpoint, String name, Place place) {
		return switch (name.substring(name.lastIndexOf('.') + 1)) {
			case "record" -> Set.of(place.record().toString(), place.corrected().toString(),
					place.cancelled().toString(), place.joint().toString(), place.spare().toString());
			case "region" -> Set.of(place.code(), place.code() + "001");
			case "unit", "seat" -> Set.of("government@" + place.code(), "aic@" + place.code());
			case "subject", "other" -> Set.of(String.valueOf(place.subject()));
			case "person" -> Set.of(String.valueOf(place.person()));
			case "body" -> Set.of(String.valueOf(place.body()));
			case "member" -> Set.of(String.valueOf(place.member()));
			case "duty" -> Set.of(String.valueOf(place.duty()));
			case "briefing" -> Set.of(String.valueOf(place.briefing()));
			case "run" -> Set.of(place.run().toString(), place.batch().toString());
			case "batch" -> Set.of(place.batch().toString());
			case "grant" -> Set.of(String.valueOf(place.grant()));
			case "account", "by" -> Set.of(place.account(), "author" + place.code());
			case "object" -> Set.of("account/" + place.account(), "briefing/" + place.briefing());
			case "id" -> endpoint.pattern().contains("token") ? Set.of(place.token())
					: endpoint.pattern().contains("webhook") ? Set.of(place.webhook().toString())
							: endpoint.pattern().contains("workbook") ? Set.of(place.upload().toString()) : Set.of();
			default -> Set.of();
		};
	}

	/**
	 * A request in which one value has been replaced.
	 *
	 * @param foreign whether the value names something in another place
	 */
	record Guess(String name, Map<String, String> fields, boolean foreign) {

		@Override
		public String toString() {
			return this.name + "=" + this.fields.get(this.name);
		}

	}

}
