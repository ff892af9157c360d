package cn.yipanqi.registration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Contribution;
import cn.yipanqi.engine.algebra.Contributions;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.RecordRow;
import cn.yipanqi.ledger.RecordRows;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.SubjectSearch;

import org.springframework.stereotype.Component;

/**
 * Gathers everything about one subject: from the registry, and from the records on it and
 * on those that turned out to be the same.
 */
@Component
class SubjectFiles {

	private static final int MOST_RECORDS = 500;

	private static final int SHOWN = 100;

	private static final int MOST_DOUBLES = 6;

	private final RegistryKeeping keeping;

	private final Registry registry;

	private final SubjectSearch search;

	private final LedgerReader reader;

	private final RecordRows rows;

	private final Organization organization;

	private final Pack pack;

	SubjectFiles(RegistryKeeping keeping, Registry registry, SubjectSearch search, LedgerReader reader, RecordRows rows,
			Organization organization, Pack pack) {
		this.keeping = keeping;
		this.registry = registry;
		this.search = search;
		this.reader = reader;
		this.rows = rows;
		this.organization = organization;
		this.pack = pack;
	}

	/**
	 * @throws java.util.NoSuchElementException if there is none within the scope
	 */
	SubjectFile of(long id, Scope scope, Locale locale) {
		Standing standing = this.keeping.standing(id, scope).orElseThrow();
		List<Long> same = Stream.concat(Stream.of(id), this.keeping.mergedInto(id).stream()).toList();
		List<Entry> entries = this.reader.list(LedgerQuery.about(same), scope, MOST_RECORDS, 0);
		List<RecordRow> all = this.rows.of(entries, scope, locale);
		List<RecordRow> records = all.stream().filter((row) -> !isRegistrys(row)).toList();
		Subject survivor = (standing.mergedInto() != null)
				? this.registry.find(standing.mergedInto(), scope).orElse(null) : null;
		return new SubjectFile(standing, this.organization.place(standing.subject().region(), locale), survivor,
				statuses(entries, same, locale), records.stream().limit(SHOWN).toList(), records.size() > SHOWN,
				all.stream()
					.filter(SubjectFiles::isRegistrys)
					.sorted(Comparator.comparingLong((RecordRow row) -> row.entry().first()).reversed())
					.map((row) -> act(row, scope, locale))
					.toList(),
				(standing.state() == Standing.State.OPEN) ? this.search.near(standing.subject(), scope, MOST_DOUBLES)
						: List.of());
	}

	private static boolean isRegistrys(RecordRow row) {
		return RegistryTypes.ALL.contains(row.entry().type());
	}

	/**
	 * When each stock counted it, what holds still first; what never held is left out.
	 */
	private List<SubjectFile.Status> statuses(List<Entry> entries, List<Long> same, Locale locale) {
		Set<String> keys = same.stream().map(String::valueOf).collect(Collectors.toSet());
		Contributions contributions = new Contributions(this.pack.asItIs());
		Map<String, Deque<SubjectFile.Span>> spans = new LinkedHashMap<>();
		entries.stream()
			.flatMap((entry) -> contributions.of(entry).stream())
			.filter((contribution) -> keys.contains(String.valueOf(contribution.key())))
			.filter((contribution) -> this.pack.indicator(contribution.indicator()).kind() == Indicator.Kind.STOCK)
			.sorted(Comparator.comparing(Contribution::date).thenComparingLong(Contribution::order))
			.forEach((contribution) -> state(contribution,
					spans.computeIfAbsent(contribution.indicator(), (code) -> new ArrayDeque<>())));
		return spans.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isEmpty())
			.map((entry) -> new SubjectFile.Status(entry.getKey(), this.pack.indicator(entry.getKey()).name(locale),
					List.copyOf(entry.getValue())))
			.sorted(Comparator.comparing((SubjectFile.Status status) -> !status.holds())
				.thenComparing((status) -> status.spans().get(0).from(), Comparator.reverseOrder()))
			.toList();
	}

	/**
	 * Begins or ends a span, if that changes something. Spans come the latest first.
	 */
	private static void state(Contribution contribution, Deque<SubjectFile.Span> spans) {
		boolean holds = !spans.isEmpty() && spans.getFirst().to() == null;
		if (contribution.state() && !holds) {
			spans.addFirst(new SubjectFile.Span(contribution.date(), null));
		}
		else if (!contribution.state() && holds) {
			spans.addFirst(new SubjectFile.Span(spans.removeFirst().from(), contribution.date()));
		}
	}

	private SubjectFile.RegistryAct act(RecordRow row, Scope scope, Locale locale) {
		Entry entry = row.entry();
		boolean takenBack = entry.operation() == Entry.Operation.CANCEL;
		Entry content = takenBack ? this.reader.entries(List.of(Objects.requireNonNull(entry.supersedes())), scope)
			.stream()
			.findFirst()
			.orElse(entry) : entry;
		Map<String, String> facts = new LinkedHashMap<>();
		this.pack.recordType(entry.type())
			.fields()
			.stream()
			.filter((field) -> content.fields().get(field.code()) instanceof String)
			.forEach((field) -> facts.put(field.code(),
					field.option(String.valueOf(content.fields().get(field.code())))
						.map((option) -> option.name(locale))
						.orElse(String.valueOf(content.fields().get(field.code())))));
		facts.computeIfPresent(RegistryTypes.MERGED_REGION, (code, region) -> this.organization.place(region, locale));
		List<String> words = new ArrayList<>();
		if (!Registrar.TAKEN_BACK.contains(entry.type())) {
			this.pack.subjectKind(content.subjectKind()).ifPresent((kind) -> words.add(kind.name(locale)));
			words.add(this.organization.place(content.region(), locale));
		}
		if (entry.type().equals(RegistryTypes.MERGER)) {
			long merged = Long.parseLong(String.valueOf(content.fields().get(RegistryTypes.MERGED)));
			this.registry.findAll(List.of(merged), scope).values().forEach((subject) -> words.add(subject.name()));
		}
		words.addAll(facts.values());
		return new SubjectFile.RegistryAct(entry.record(), entry.revision(), row.type(), content.date(), row.author(),
				words, takenBack, !takenBack && Registrar.TAKEN_BACK.contains(entry.type()));
	}

	/**
	 * The form of a change, filled with what the registry has.
	 */
	static Map<String, String> texts(Standing standing) {
		Map<String, String> texts = new HashMap<>();
		Subject subject = standing.subject();
		texts.put("kind", subject.kind());
		texts.put("tier", Objects.requireNonNullElse(subject.tier(), ""));
		texts.put("name", subject.name());
		texts.put("uscc", Objects.requireNonNullElse(subject.uscc(), ""));
		texts.put("licence", Objects.requireNonNullElse(subject.licence(), ""));
		texts.put("region", subject.region());
		texts.put("address", Objects.requireNonNullElse(subject.address(), ""));
		texts.put("seen", standing.fingerprint());
		return texts;
	}

}
