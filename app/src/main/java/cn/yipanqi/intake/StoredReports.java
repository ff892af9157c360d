package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

import cn.yipanqi.vault.ProtectedTable;
import cn.yipanqi.vault.Vault;
import cn.yipanqi.vault.VaultException;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What imports have found, as it is kept with them. It stays as long as the records do,
 * and so outlives keys.
 */
@Component
class StoredReports implements ProtectedTable {

	private static final String COUNTS = """
			select split_part(encode(substring(report from 1 for 14), 'escape'), '_', 2)::integer as key, count(*) as count
			from intake_run where report is not null group by 1
			""";

	private static final String OLD = """
			select id, report from intake_run where report is not null
			and split_part(encode(substring(report from 1 for 14), 'escape'), '_', 2) <> :current
			""";

	private static final String REPLACE = "update intake_run set report = :report where id = :id and report = :former";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final StoredParts parts;

	StoredReports(JdbcClient jdbc, Vault vault, StoredParts parts) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.parts = parts;
	}

	@Override
	public String name() {
		return "intake_run.report";
	}

	@Override
	public boolean mutable() {
		return true;
	}

	@Override
	public SortedMap<Integer, Long> counts() {
		return ProtectedTable.counts(this.jdbc.sql(COUNTS));
	}

	@Override
	public Reencryption reencrypt() {
		List<String> unreadable = new ArrayList<>();
		long done = 0;
		List<Stored> old = this.jdbc.sql(OLD)
			.param("current", String.valueOf(this.vault.currentKey()))
			.query((row, number) -> new Stored(row.getObject("id", UUID.class), row.getBytes("report")))
			.list();
		for (Stored stored : old) {
			try {
				byte[] clear = this.parts.reveal(stored.report(), stored.run());
				done += this.jdbc.sql(REPLACE)
					.param("report", this.parts.protect(clear, stored.run()))
					.param("id", stored.run())
					.param("former", stored.report())
					.update();
			}
			catch (VaultException ex) {
				unreadable.add(name() + " " + stored.run());
			}
		}
		return new Reencryption(done, unreadable);
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Stored(UUID run, byte[] report) {
	}

}
