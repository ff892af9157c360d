package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.intake.mapping.MappedRow;
import cn.yipanqi.intake.mapping.MappedRow.MappedSubject;
import cn.yipanqi.intake.source.Excerpt;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subjects that rows speak of, by credit code, licence or name and address, and
 * enters new ones in the registry where the mapping says so. A new one has number 0 until
 * then.
 */
final class RowSubjects {

	private static final int LONGEST_NAME = 200;

	private final Registry registry;

	private final Organization organization;

	private final Pack pack;

	private final boolean register;

	private final Map<String, Subject> subjects = new HashMap<>();

	private final Set<String> added = new HashSet<>();

	RowSubjects(Registry registry, Organization organization, Pack pack, boolean register) {
		this.registry = registry;
		this.organization = organization;
		this.pack = pack;
		this.register = register;
	}

	/**
	 * Looks up the subjects of a chunk.
	 * @return the rows whose subject is sound
	 */
	List<MappedRow> resolve(List<MappedRow> rows, Tally tally) {
		Set<String> unknown = rows.stream()
			.map(MappedRow::subject)
			.filter(Objects::nonNull)
			.map(MappedSubject::identity)
			.filter((identity) -> !this.subjects.containsKey(identity))
			.collect(Collectors.toSet());
		this.subjects.putAll(this.registry.findByIdentities(unknown));
		List<MappedRow> sound = new ArrayList<>();
		for (MappedRow row : rows) {
			Problem problem = (row.subject() != null) ? resolve(row, row.subject(), tally) : null;
			if (problem != null) {
				tally.rejected(List.of(problem));
			}
			else {
				sound.add(row);
			}
		}
		return sound;
	}

	private @Nullable Problem resolve(MappedRow row, MappedSubject described, Tally tally) {
		Subject known = this.subjects.get(described.identity());
		if (known != null) {
			if (!known.name().equalsIgnoreCase(described.name())) {
				tally.renamed();
			}
			return null;
		}
		Fault fault = fault(described);
		if (fault != null) {
			return new Problem(row.number(), row.place(), Excerpt.of(value(fault, described)), fault.messageKey(),
					List.of(""), null);
		}
		this.subjects.put(described.identity(), new Subject(0, described.kind(), described.tier(), described.name(),
				described.uscc(), described.licence(), described.region(), described.address()));
		return null;
	}

	private @Nullable Fault fault(MappedSubject described) {
		if (!this.register) {
			return Fault.SUBJECT_UNKNOWN;
		}
		if (described.name().length() > LONGEST_NAME) {
			return Fault.TEXT_TOO_LONG;
		}
		if (this.organization.region(described.region()).isEmpty()) {
			return Fault.REGION_UNKNOWN;
		}
		SubjectKind kind = this.pack.subjectKind(described.kind()).orElse(null);
		boolean tierKnown = kind != null && (described.tier() == null
				|| kind.tiers().stream().anyMatch((tier) -> tier.code().equals(described.tier())));
		return tierKnown ? null : Fault.VALUE_UNKNOWN;
	}

	private static String value(Fault fault, MappedSubject described) {
		return switch (fault) {
			case REGION_UNKNOWN -> described.region();
			case VALUE_UNKNOWN ->
				(described.tier() != null) ? described.kind() + " " + described.tier() : described.kind();
			default -> described.name();
		};
	}

	@Nullable Subject of(MappedRow row) {
		return (row.subject() != null) ? this.subjects.get(row.subject().identity()) : null;
	}

	/**
	 * Counts a row that the ledger takes, or would take.
	 */
	void accepted(MappedRow row, Tally tally) {
		Subject subject = of(row);
		if (subject != null && subject.id() == 0 && this.added.add(Objects.requireNonNull(row.subject()).identity())) {
			tally.newSubject();
		}
	}

	/**
	 * Enters the new subjects among those of the rows in the registry.
	 */
	void register(List<MappedRow> rows) {
		Map<String, Subject> added = new LinkedHashMap<>();
		rows.forEach((row) -> {
			Subject subject = of(row);
			if (subject != null && subject.id() == 0) {
				added.put(Objects.requireNonNull(row.subject()).identity(), subject);
			}
		});
		if (!added.isEmpty()) {
			this.subjects.putAll(this.registry.registerAll(added));
		}
	}

}
