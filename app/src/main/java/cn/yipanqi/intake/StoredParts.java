package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

import cn.yipanqi.intake.source.Content;
import cn.yipanqi.vault.ProtectedTable;
import cn.yipanqi.vault.Vault;
import cn.yipanqi.vault.VaultException;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files in the database, in parts of a megabyte, each encrypted and bound to its place.
 * Nothing of a file is ever on disk in clear, and no more than a few parts in memory.
 */
@Component
class StoredParts implements ProtectedTable {

	static final String FILE = "FILE";

	static final String BAD = "BAD";

	static final int PART = 1 << 20;

	private static final String ADD = """
			insert into intake_part (run, kind, no, content) values (:run, :kind, :no, :content)
			""";

	private static final String FIND = "select content from intake_part where run = :run and kind = :kind and no = :no";

	private static final String FORGET = "delete from intake_part where run = :run and kind = :kind";

	private static final String COUNTS = """
			select split_part(encode(substring(content from 1 for 14), 'escape'), '_', 2)::integer as key, count(*) as count
			from intake_part group by 1
			""";

	private static final String OLD = """
			select run, kind, no from intake_part
			where split_part(encode(substring(content from 1 for 14), 'escape'), '_', 2) <> :current
			""";

	private static final String REPLACE = """
			update intake_part set content = :content where run = :run and kind = :kind and no = :no
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	StoredParts(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
	}

	/**
	 * Keeps a file. Takes part in the caller's transaction.
	 * @return how many parts it has
	 */
	int keep(UUID run, InputStream in) throws IOException {
		int parts = 0;
		for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
			add(run, FILE, parts++, part);
		}
		return parts;
	}

	void add(UUID run, String kind, int number, byte[] clear) {
		this.jdbc.sql(ADD)
			.param("run", run)
			.param("kind", kind)
			.param("no", number)
			.param("content", this.vault.protect(clear, context(run, kind, number)))
			.update();
	}

	/**
	 * A part in clear; null if it is gone.
	 * @throws VaultException if it cannot be read
	 */
	byte @Nullable [] find(UUID run, String kind, int number) {
		return this.jdbc.sql(FIND)
			.param("run", run)
			.param("kind", kind)
			.param("no", number)
			.query((row, index) -> row.getBytes("content"))
			.optional()
			.map((sealed) -> this.vault.reveal(sealed, context(run, kind, number)))
			.orElse(null);
	}

	void forget(UUID run, String kind) {
		this.jdbc.sql(FORGET).param("run", run).param("kind", kind).update();
	}

	/**
	 * Encrypts what is kept beside the parts.
	 */
	byte[] protect(byte[] clear, UUID run) {
		return this.vault.protect(clear, "intake_run.report " + run);
	}

	byte[] reveal(byte[] sealed, UUID run) {
		return this.vault.reveal(sealed, "intake_run.report " + run);
	}

	private static String context(UUID run, String kind, int number) {
		return "intake_part." + kind + " " + run + " " + number;
	}

	/**
	 * The bytes of a kept file.
	 */
	Content content(Intake intake) {
		return () -> new PartsChannel((number) -> find(intake.id(), FILE, number), PART, intake.bytes());
	}

	@Override
	public String name() {
		return "intake_part.content";
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
		List<Key> old = this.jdbc.sql(OLD)
			.param("current", String.valueOf(this.vault.currentKey()))
			.query((row, index) -> new Key(row.getObject("run", UUID.class), row.getString("kind"), row.getInt("no")))
			.list();
		for (Key key : old) {
			try {
				byte[] clear = find(key.run, key.kind, key.number);
				if (clear != null) {
					done += this.jdbc.sql(REPLACE)
						.param("content", this.vault.protect(clear, context(key.run, key.kind, key.number)))
						.param("run", key.run)
						.param("kind", key.kind)
						.param("no", key.number)
						.update();
				}
			}
			catch (VaultException ex) {
				unreadable.add(context(key.run, key.kind, key.number));
			}
		}
		return new Reencryption(done, unreadable);
	}

	private record Key(UUID run, String kind, int number) {
	}

}
