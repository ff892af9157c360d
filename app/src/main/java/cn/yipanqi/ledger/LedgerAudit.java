package cn.yipanqi.ledger;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Checks that the ledger is sound in itself: every revision follows the one before it,
 * every line belongs, and what may be said once is held by who says it.
 */
@Service
public class LedgerAudit {

	private static final String BROKEN_CHAIN = """
			select format('entry %s: revision %s of record %s does not follow revision %s', e.seq, e.revision, e.record,
				e.revision - 1)
			from entry e left join entry f on f.seq = e.supersedes
			where e.revision > 1 and (f.record is distinct from e.record or f.revision is distinct from e.revision - 1
				or f.type is distinct from e.type or f.first_seq is distinct from e.first_seq or f.operation = 'CANCEL')
			order by e.seq limit 100
			""";

	private static final String GAP = """
			select format('record %s: %s revisions, the highest is %s', record, count(*), max(revision)) from entry
			group by record having count(*) <> max(revision) order by record limit 100
			""";

	private static final String STRAY_LINES = """
			select format('entry %s: a cancellation has lines', e.seq) from entry e join line l on l.entry = e.seq
			where e.operation = 'CANCEL' group by e.seq order by e.seq limit 100
			""";

	private final JdbcClient jdbc;

	private final SlotKeeping slots;

	LedgerAudit(JdbcClient jdbc, SlotKeeping slots) {
		this.jdbc = jdbc;
		this.slots = slots;
	}

	/**
	 * What is wrong; empty when all is well.
	 */
	public List<String> findings() {
		return Stream
			.concat(Stream.of(BROKEN_CHAIN, GAP, STRAY_LINES)
				.flatMap((sql) -> this.jdbc.sql(sql).query(String.class).list().stream()),
					this.slots.findings().stream())
			.toList();
	}

}
