package cn.yipanqi.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.organization.ImportPlan.Change;
import cn.yipanqi.organization.StructureUploads.Upload;
import cn.yipanqi.organization.workbook.UnusableWorkbookException;
import cn.yipanqi.seal.Digests;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports of the structure, in two steps: the check keeps the file and what it would
 * change; the commit changes exactly that, or nothing.
 */
@Service
class StructureImports {

	private static final String DEFER = "set constraints all deferred";

	private final JdbcClient jdbc;

	private final ImportPlanner planner;

	private final StructureUploads uploads;

	private final StructureReader reader;

	private final StructureWriter writer;

	private final AuditTrail audit;

	private final Clock clock;

	StructureImports(JdbcClient jdbc, ImportPlanner planner, StructureUploads uploads, StructureReader reader,
			StructureWriter writer, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.planner = planner;
		this.uploads = uploads;
		this.reader = reader;
		this.writer = writer;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Checks a file, and keeps it for the commit if nothing is wrong with it.
	 * @throws UnusableWorkbookException if the file is no workbook of this kind
	 */
	@Transactional
	Checked check(String name, byte[] file, Keeper keeper, Terms terms) throws UnusableWorkbookException {
		ImportPlan plan = this.planner.plan(file, this.reader.read(), keeper, terms);
		this.uploads.forget(keeper.account());
		UUID id = UUID.randomUUID();
		if (plan.isSound() && !plan.changes().isEmpty()) {
			this.uploads.keep(new Upload(id, keeper.account(), name, file, plan.digest()));
		}
		return new Checked(id, name, plan);
	}

	/**
	 * Commits a checked file.
	 * @return how many changes were made
	 * @throws NoSuchElementException if there is no such file of this account (any more)
	 * @throws StructureChangedException if the file would change something else now
	 */
	@Transactional
	int commit(UUID id, Keeper keeper, Terms terms) {
		this.writer.lock();
		Upload kept = this.uploads.find(id, keeper.account())
			.orElseThrow(() -> new NoSuchElementException("No checked file " + id));
		ImportPlan plan = replan(kept, keeper, terms);
		if (!plan.isSound() || !plan.digest().equals(kept.plan())) {
			throw new StructureChangedException();
		}
		this.jdbc.sql(DEFER).update();
		String reason = kept.name();
		apply(plan, reason, keeper);
		this.uploads.forget(id);
		Instant at = this.clock.instant();
		this.audit.record(at, keeper.account(), "structure-import", "organization",
				Map.of("file", kept.name(), "digest", Digests.of(kept.file()), "changes", plan.changes().size()));
		return plan.changes().size();
	}

	private ImportPlan replan(Upload kept, Keeper keeper, Terms terms) {
		try {
			return this.planner.plan(kept.file(), this.reader.read(), keeper, terms);
		}
		catch (UnusableWorkbookException ex) {
			throw new IllegalStateException("A file that was checked is unusable", ex);
		}
	}

	/**
	 * Bodies before what is in them, people before what they hold, and endings before
	 * what follows them.
	 */
	private void apply(ImportPlan plan, String reason, Keeper keeper) {
		Working working = plan.working();
		Map<Long, Long> numbers = new HashMap<>();
		List<Change> changes = plan.changes()
			.stream()
			.sorted(Comparator.comparing((Change change) -> change.sheet())
				.thenComparing((change) -> !change.person())
				.thenComparing((change) -> change.number() < 0))
			.toList();
		for (Change change : changes) {
			long number = switch (change.sheet()) {
				case BODIES -> {
					Body body = working.body(change.number());
					Body former = working.before.findBody(body.id()).orElse(null);
					yield this.writer.write(former, (former == null) ? body.numbered(0) : body, reason, keeper);
				}
				case MEMBERS -> member(working, change, numbers, reason, keeper);
				case DUTIES -> change.person() ? person(working, change, reason, keeper)
						: duty(working, change, numbers, reason, keeper);
			};
			numbers.put(change.number(), number);
		}
	}

	private long member(Working working, Change change, Map<Long, Long> numbers, String reason, Keeper keeper) {
		Membership member = Objects.requireNonNull(working.members.get(change.number()));
		String region = working.body(member.body()).region();
		Membership former = working.before.members()
			.stream()
			.filter((candidate) -> candidate.id() == member.id())
			.findFirst()
			.orElse(null);
		Membership placed = member.in(numbers.getOrDefault(member.body(), member.body()));
		return this.writer.write(former, (former == null) ? placed.numbered(0) : placed, region, reason, keeper);
	}

	private long person(Working working, Change change, String reason, Keeper keeper) {
		Person person = Objects.requireNonNull(working.people.get(change.number()));
		Person former = working.before.findPerson(person.id()).orElse(null);
		return this.writer.write(former, (former == null) ? person.numbered(0) : person, reason, keeper);
	}

	private long duty(Working working, Change change, Map<Long, Long> numbers, String reason, Keeper keeper) {
		Duty duty = Objects.requireNonNull(working.duties.get(change.number()));
		Long body = (duty.body() != null) ? numbers.getOrDefault(duty.body(), duty.body()) : null;
		Duty placed = duty.of(numbers.getOrDefault(duty.person(), duty.person()), body);
		Duty former = (duty.id() < 0) ? null : working.before.duty(duty.id());
		return this.writer.write(former, (former == null) ? placed.numbered(0) : placed, working.region(duty), reason,
				keeper);
	}

	/**
	 * A file that was checked, kept until it is committed.
	 */
	record Checked(UUID id, String fileName, ImportPlan plan) {
	}

	/**
	 * Thrown when the structure has changed since the check.
	 */
	static final class StructureChangedException extends RuntimeException {

	}

}
