package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.organization.Organization;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds records in force that drafts perhaps say again: of the same type, unit, subject
 * and day, whatever the other values are. Only what the scope may file is asked about, so
 * that nothing outside it is given away.
 */
@Service
public class PossibleRepeats {

	private static final String BY_SUBJECT = """
			select place, number, record from repeats(cast(:types as text[]), cast(:units as text[]),
				cast(:subjects as bigint[]), cast(:days as date[]), cast(:numbered as boolean[]))
			""";

	private static final String BY_VALUES = """
			select seq, number, record from repeats_without_subject(:type, :unit, :region, :day,
				cast(:doc as jsonb), cast(:sensitive as text[]))
			""";

	private static final Comparator<Repeat> ORDER = Comparator.comparingLong(Repeat::number);

	private final JdbcClient jdbc;

	private final LedgerReader reader;

	private final Pack pack;

	private final Organization organization;

	PossibleRepeats(JdbcClient jdbc, LedgerReader reader, Pack pack, Organization organization) {
		this.organization = organization;
		this.jdbc = jdbc;
		this.reader = reader;
		this.pack = pack;
	}

	/**
	 * The records that each draft with a subject perhaps repeats, by number and the
	 * latest fifty at most, in the order of the drafts; none for the others. Whether the
	 * drafts repeat each other is for the caller to see, by {@link ActKey}. A number of
	 * its own tells a draft from records that have one, too.
	 */
	public List<List<Repeat>> of(List<Draft> drafts, Scope scope) {
		List<List<Repeat>> repeats = new ArrayList<>();
		List<ActKey> keys = new ArrayList<>();
		List<Boolean> numbered = new ArrayList<>();
		List<List<Repeat>> asked = new ArrayList<>();
		for (Draft draft : drafts) {
			ActKey key = asks(draft, scope) ? ActKey.of(draft) : null;
			if (key == null) {
				repeats.add(List.of());
				continue;
			}
			List<Repeat> found = new ArrayList<>();
			repeats.add(found);
			keys.add(key);
			numbered.add(draft.clientKey() != null && draft.clientKey().startsWith(Draft.NUMBERED));
			asked.add(found);
		}
		if (!keys.isEmpty()) {
			find(keys, numbered, asked);
		}
		return repeats;
	}

	private void find(List<ActKey> keys, List<Boolean> numbered, List<List<Repeat>> found) {
		this.jdbc.sql(BY_SUBJECT)
			.param("types", keys.stream().map(ActKey::type).toArray(String[]::new))
			.param("units", keys.stream().map(ActKey::unit).toArray(String[]::new))
			.param("subjects", keys.stream().map(ActKey::subject).toArray(Long[]::new))
			.param("days", keys.stream().map((key) -> key.date().toString()).toArray(String[]::new))
			.param("numbered", numbered.toArray(Boolean[]::new))
			.query((row) -> {
				found.get(row.getInt("place") - 1)
					.add(new Repeat(row.getLong("number"), row.getObject("record", UUID.class)));
			});
		found.forEach((repeats) -> repeats.sort(ORDER));
	}

	/**
	 * The records that a single draft perhaps repeats: without a subject those that lie
	 * at the same place and say the same in every field and line that is not sensitive,
	 * among the unit's latest hundred of that type and day.
	 */
	List<Repeat> of(Draft draft, DraftCheck.Checked checked, Scope scope) {
		return (draft.subject() != null || draft.date() == null || !asks(draft, scope))
				? of(List.of(draft), scope).get(0) : byValues(draft, checked, scope);
	}

	private List<Repeat> byValues(Draft draft, DraftCheck.Checked checked, Scope scope) {
		List<String> sensitive = this.pack.recordType(draft.type())
			.fields()
			.stream()
			.filter(Field::isSensitive)
			.map(Field::code)
			.toList();
		Map<String, Object> fields = new HashMap<>(checked.fields());
		fields.keySet().removeAll(sensitive);
		Map<Long, Repeat> found = new HashMap<>();
		this.jdbc.sql(BY_VALUES)
			.param("type", draft.type())
			.param("unit", draft.unit())
			.param("region", draft.region())
			.param("day", draft.date())
			.param("doc", Documents.write(fields))
			.param("sensitive", sensitive.toArray(String[]::new))
			.query((row) -> {
				found.put(row.getLong("seq"), new Repeat(row.getLong("number"), row.getObject("record", UUID.class)));
			});
		return this.reader.entries(found.keySet(), scope)
			.stream()
			.filter((entry) -> Repetition.same(entry.lines(), checked.lines()))
			.map((entry) -> Objects.requireNonNull(found.get(entry.seq())))
			.sorted(ORDER)
			.toList();
	}

	/**
	 * Whether the scope may file the draft, and it may have company: of summary sheets
	 * there is one in any case.
	 */
	private boolean asks(Draft draft, Scope scope) {
		RecordType type = this.pack.findRecordType(draft.type()).orElse(null);
		return type != null && this.organization.unit(draft.unit()).isPresent() && scope.coversUnit(draft.unit())
				&& scope.coversGroup(type.group()) && this.pack.findSummary(draft.type()).isEmpty();
	}

}
