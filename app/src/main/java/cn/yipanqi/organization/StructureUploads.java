package cn.yipanqi.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

import cn.yipanqi.vault.ProtectedTable;
import cn.yipanqi.vault.Vault;
import cn.yipanqi.vault.VaultException;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Workbooks between check and commit. They hold telephone numbers: file and digest of the
 * plan are encrypted, and gone after the commit, after the next check of the same account
 * and after half an hour, by the time of the day outside.
 */
@Component
class StructureUploads implements ProtectedTable {

	private static final Duration KEPT = Duration.ofMinutes(30);

	private static final String KEEP = """
			insert into structure_upload (id, account, file_name, file, plan, expires_at)
			values (:id, :account, :name, :file, :plan, :expires)
			""";

	private static final String FIND = """
			select * from structure_upload where id = :id and account = :account and expires_at >= :now
			""";

	private static final String FORGET = "delete from structure_upload where id = :id";

	private static final String FORGET_FORMER = "delete from structure_upload where account = :account";

	private static final String PURGE = "delete from structure_upload where expires_at < :now";

	private static final String COUNTS = """
			select split_part(plan, '_', 2)::integer as key, count(*) as count from structure_upload group by 1
			""";

	private static final String OLD = """
			select * from structure_upload where plan not like :current
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final TransactionTemplate transaction;

	private final Clock outside;

	StructureUploads(JdbcClient jdbc, Vault vault, PlatformTransactionManager transactions,
			@Qualifier("signInClock") Clock outside) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.transaction = new TransactionTemplate(transactions);
		this.outside = outside;
	}

	void keep(Upload upload) {
		keep(upload, now().plus(KEPT));
	}

	private void keep(Upload upload, OffsetDateTime expires) {
		this.jdbc.sql(KEEP)
			.param("id", upload.id())
			.param("account", upload.account())
			.param("name", upload.name())
			.param("file", this.vault.protect(upload.file(), context("file", upload.id())))
			.param("plan", this.vault.protect(upload.plan(), context("plan", upload.id())))
			.param("expires", expires)
			.update();
	}

	/**
	 * The upload of this account, if it is still there.
	 * @throws VaultException if it cannot be read
	 */
	Optional<Upload> find(UUID id, String account) {
		return this.jdbc.sql(FIND)
			.param("id", id)
			.param("account", account)
			.param("now", now())
			.query(StructureUploads::kept)
			.optional()
			.map(this::revealed);
	}

	private static Kept kept(ResultSet row, int number) throws SQLException {
		return new Kept(row.getObject("id", UUID.class), row.getString("account"), row.getString("file_name"),
				row.getBytes("file"), row.getString("plan"), row.getObject("expires_at", OffsetDateTime.class));
	}

	private Upload revealed(Kept kept) {
		return new Upload(kept.id(), kept.account(), kept.name(),
				this.vault.reveal(kept.file(), context("file", kept.id())),
				this.vault.reveal(kept.plan(), context("plan", kept.id())));
	}

	void forget(UUID id) {
		this.jdbc.sql(FORGET).param("id", id).update();
	}

	void forget(String account) {
		this.jdbc.sql(FORGET_FORMER).param("account", account).update();
	}

	@Scheduled(fixedDelay = 60_000)
	void purge() {
		this.jdbc.sql(PURGE).param("now", now()).update();
	}

	private OffsetDateTime now() {
		return this.outside.instant().atOffset(ZoneOffset.UTC);
	}

	@Override
	public String name() {
		return "structure_upload.file";
	}

	@Override
	public boolean mutable() {
		return true;
	}

	@Override
	public SortedMap<Integer, Long> counts() {
		return ProtectedTable.counts(this.jdbc.sql(COUNTS));
	}

	/**
	 * Puts each under the current key, as a new row under the former number: nothing may
	 * change a row. One that is committed meanwhile stays away.
	 */
	@Override
	public Reencryption reencrypt() {
		String current = "sm4\\_" + this.vault.currentKey() + "\\_%";
		List<String> unreadable = new ArrayList<>();
		int done = 0;
		for (Kept kept : this.jdbc.sql(OLD).param("current", current).query(StructureUploads::kept).list()) {
			try {
				Upload upload = revealed(kept);
				done += Objects.requireNonNull(this.transaction.execute((status) -> {
					int there = this.jdbc.sql(FORGET).param("id", kept.id()).update();
					if (there == 1) {
						keep(upload, kept.expires());
					}
					return there;
				}));
			}
			catch (VaultException ex) {
				unreadable.add(context("file", kept.id()));
			}
		}
		return new Reencryption(done, unreadable);
	}

	private static String context(String column, UUID id) {
		return "structure_upload." + column + " " + id;
	}

	/**
	 * A workbook that was checked.
	 *
	 * @param name name of the file
	 * @param plan digest of the changes that the check has shown
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Upload(UUID id, String account, String name, byte[] file, String plan) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Kept(UUID id, String account, String name, byte[] file, String plan, OffsetDateTime expires) {
	}

}
