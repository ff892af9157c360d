package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subjects that rows name: as the workbook offers them, with their number; by
 * credit code or licence; or by name, if only one within reach is called so.
 */
public final class SubjectFinder {

	private static final Pattern NUMBERED = Pattern.compile("(.*)#(\\d{1,18})");

	private static final int MOST_KEPT = 20_000;

	private static final int MOST_UNFOUND = 500;

	private final Registry registry;

	private final RecordType type;

	private final Scope scope;

	private final Map<String, List<Subject>> known = new HashMap<>();

	private final Map<NamedSubject, Subject> chosen = new HashMap<>();

	private final Map<NamedSubject, UnfoundSubject> unfound = new LinkedHashMap<>();

	/**
	 * @param chosen numbers of the subjects that somebody has said are meant
	 */
	public SubjectFinder(Registry registry, RecordType type, Scope scope, Map<NamedSubject, Long> chosen) {
		this.registry = registry;
		this.type = type;
		this.scope = scope;
		Map<Long, Subject> there = registry.findAll(chosen.values(), scope);
		chosen.forEach((named, number) -> {
			Subject subject = there.get(number);
			if (subject != null) {
				this.chosen.put(named, subject);
			}
		});
	}

	/**
	 * Looks up what the rows name.
	 */
	public void look(Collection<ReadRow> rows) {
		Set<String> texts = new TreeSet<>();
		rows.stream().map((row) -> row.value("subject")).filter(Objects::nonNull).forEach(texts::add);
		texts.removeAll(this.known.keySet());
		if (texts.isEmpty()) {
			return;
		}
		if (this.known.size() + texts.size() > MOST_KEPT) {
			this.known.clear();
			rows.stream().map((row) -> row.value("subject")).filter(Objects::nonNull).forEach(texts::add);
		}
		texts.forEach((text) -> this.known.put(text, new ArrayList<>()));
		Map<Long, List<String>> numbers = new HashMap<>();
		Map<String, List<String>> names = new HashMap<>();
		for (String text : texts) {
			Matcher numbered = NUMBERED.matcher(Plain.of(text));
			if (numbered.matches()) {
				numbers.computeIfAbsent(Long.valueOf(numbered.group(2)), (key) -> new ArrayList<>()).add(text);
			}
			else {
				spellings(text).forEach((name) -> names.computeIfAbsent(name, (key) -> new ArrayList<>()).add(text));
			}
		}
		this.registry.findAll(numbers.keySet(), this.scope)
			.forEach((id, subject) -> numbers.getOrDefault(id, List.of()).forEach((text) -> numbered(text, subject)));
		this.registry.findByNames(names.keySet(), this.type.subjectKinds(), this.scope)
			.forEach((name, subjects) -> names.getOrDefault(name, List.of())
				.forEach((text) -> subjects.forEach((subject) -> add(text, subject))));
	}

	private static Set<String> spellings(String text) {
		String plain = Plain.of(text);
		return Set.copyOf(List.of(text, plain, plain.replace('(', '（').replace(')', '）')));
	}

	private void numbered(String text, Subject subject) {
		Matcher matcher = NUMBERED.matcher(Plain.of(text));
		if (matcher.matches()
				&& (matcher.group(1).isBlank() || Plain.key(matcher.group(1)).equals(Plain.key(subject.name())))) {
			add(text, subject);
		}
	}

	private void add(String text, Subject subject) {
		List<Subject> found = Objects.requireNonNull(this.known.get(text));
		if (!found.contains(subject)) {
			found.add(subject);
		}
	}

	/**
	 * The subject of a row; null if it names none, or if that is wrong.
	 * @param problems where to say what is wrong
	 */
	public @Nullable Subject find(ReadRow row, List<Problem> problems) {
		String text = row.value("subject");
		if (text == null) {
			return null;
		}
		List<Subject> found = this.known.getOrDefault(text, List.of());
		String region = row.value("region");
		String unit = row.value("unit");
		NamedSubject named = new NamedSubject(text, area(region, unit));
		Subject meant = this.chosen.get(named);
		if (meant != null) {
			return meant;
		}
		List<Subject> near = found.stream()
			.filter((subject) -> region == null || RegionCode.within(subject.region(), region)
					|| RegionCode.within(region, subject.region()))
			.filter((subject) -> region != null || unit == null
					|| RegionCode.within(subject.region(), UnitCode.region(unit)))
			.toList();
		if (near.size() == 1 || found.size() == 1) {
			return (near.size() == 1) ? near.get(0) : found.get(0);
		}
		Fault fault = found.isEmpty()
				? NUMBERED.matcher(Plain.of(text)).matches() ? Fault.SUBJECT_OTHER : Fault.SUBJECT_UNKNOWN
				: Fault.SUBJECT_AMBIGUOUS;
		if (fault != Fault.SUBJECT_OTHER && this.unfound.size() < MOST_UNFOUND) {
			this.unfound.merge(named,
					new UnfoundSubject(named, Objects.requireNonNullElse(unit, ""), 1, !found.isEmpty()),
					(former, next) -> former.again());
		}
		problems.add(new Problem(row.number(), Objects.requireNonNull(row.cells().get("subject")), Excerpt.of(text),
				fault.messageKey(), List.of(found.size()), null));
		return null;
	}

	private String area(@Nullable String region, @Nullable String unit) {
		if (region != null) {
			return region;
		}
		return (unit != null) ? UnitCode.region(unit) : this.scope.region();
	}

	/**
	 * The names that were not found, in the order of the file; the first of them, if
	 * there are very many.
	 */
	public List<UnfoundSubject> unfound() {
		return List.copyOf(this.unfound.values());
	}

}
