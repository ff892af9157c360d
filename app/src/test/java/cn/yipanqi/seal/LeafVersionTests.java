package cn.yipanqi.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows bear the form of their leaves: those from before there were versions are proved as
 * they were, and no version can be exchanged for another.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../engine/src/test/resources/packs/tiny", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.seal.every=1h", "yipanqi.seal.log=target/leaf-versions/seals.log" })
class LeafVersionTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	@Autowired
	private Ledger ledger;

	@Autowired
	private Registry registry;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private SealAudit audit;

	@Autowired
	private Seals seals;

	@Autowired
	private List<SealedTable> tables;

	private Intruder intruder;

	@BeforeEach
	void begin(@Autowired Organization organization, @Autowired Pack pack, @Autowired FlywayConnectionDetails owner) {
		organization.load(pack.territory());
		this.intruder = new Intruder(owner);
	}

	@AfterEach
	void undo() throws IOException {
		this.intruder.undo();
		Files.deleteIfExists(Path.of("target/leaf-versions/seals.log"));
	}

	@Test
	void newRowsBearTheVersionHoweverManyAreWritten() {
		List<Draft> drafts = Stream.generate(this::draft).limit(60).toList();
		this.ledger.recordAll(drafts, OFFICE);
		record();
		assertThat(findings()).isEmpty();
		this.intruder.rememberHowItWas();
		for (String table : List.of("entry", "audit")) {
			assertThat(this.jdbc.queryForList("select distinct leaf_version from " + table, Integer.class))
				.containsExactly((int) LeafWriter.VERSION);
		}
	}

	@Test
	void entryFromBeforeThereWereVersionsIsProvedAndCannotBeGivenOne() {
		long entry = asBefore("entry", "seq", SealKind.LEDGER, record());
		assertThat(findings()).isEmpty();
		this.intruder.execute("update entry set leaf_version = 2 where seq = " + entry);
		assertThat(findings()).containsExactly("entry %d: was changed after it was sealed".formatted(entry));
		setLeaf("entry", "seq", entry, recomputed(SealKind.LEDGER, entry));
		assertThat(findings()).containsExactly("entry %d: was changed after it was sealed".formatted(entry));
		this.intruder.execute("update entry set leaf_version = null, author = 'somebody' where seq = " + entry);
		setLeaf("entry", "seq", entry, recomputed(SealKind.LEDGER, entry));
		assertThat(findings()).containsExactly("entry %d: was changed after it was sealed".formatted(entry));
	}

	@Test
	void auditRowFromBeforeThereWereVersionsIsProvedAndCannotBeGivenOne() {
		record();
		long row = asBefore("audit", "id", SealKind.AUDIT,
				this.jdbc.queryForObject("select max(id) from audit", Long.class));
		assertThat(findings()).isEmpty();
		this.intruder.execute("update audit set leaf_version = 2 where id = " + row);
		assertThat(findings()).containsExactly("audit row %d: was changed after it was sealed".formatted(row));
	}

	@Test
	void versionThatIsNotKnownIsNeverPassedOver() {
		long entry = record();
		long row = this.jdbc.queryForObject("select max(id) from audit", Long.class);
		assertThat(findings()).isEmpty();
		this.intruder.rememberHowItWas();
		for (int version : new int[] { 1, 3, 99 }) {
			String unknown = ": has a leaf of version %d, which this program does not know".formatted(version);
			this.intruder.execute("update entry set leaf_version = %d where seq = %d".formatted(version, entry),
					"update audit set leaf_version = %d, account = 'somebody' where id = %d".formatted(version, row));
			assertThat(findings()).hasSize(2)
				.anySatisfy((finding) -> assertThat(finding).startsWith("entry " + entry + unknown))
				.anySatisfy((finding) -> assertThat(finding).startsWith("audit row " + row + unknown));
			this.intruder.undo();
		}
		this.intruder.execute("update entry set leaf_version = 99, leaf = null where seq = " + entry);
		assertThat(findings()).containsExactly("entry %d: was changed after it was sealed".formatted(entry));
	}

	/**
	 * Makes a new row one of the version before, and seals it.
	 */
	private long asBefore(String table, String number, SealKind kind, long row) {
		this.intruder.execute("update %s set leaf_version = null where %s = %d".formatted(table, number, row));
		setLeaf(table, number, row, recomputed(kind, row));
		this.seals.sealNow(kind);
		this.intruder.rememberHowItWas();
		return row;
	}

	private void setLeaf(String table, String number, long row, byte[] leaf) {
		this.intruder.execute("update %s set leaf = decode('%s', 'hex') where %s = %d".formatted(table,
				HexFormat.of().formatHex(leaf), number, row));
	}

	private byte[] recomputed(SealKind kind, long row) {
		return this.tables.stream()
			.filter((table) -> table.kind() == kind)
			.findFirst()
			.orElseThrow()
			.rows(List.of(row))
			.get(0)
			.recomputed();
	}

	private long record() {
		return this.ledger.record(draft(), OFFICE).seq();
	}

	private Draft draft() {
		Subject subject = this.registry
			.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null), "licence:L1");
		return new Draft("inspection", "health@239901", "239901001", subject.id(), LocalDate.of(2007, 9, 20),
				Map.of("result", "fail", "goods_value", "12.50"),
				List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", "3"))), null);
	}

	private List<String> findings() {
		return this.audit.verify((checked, total) -> {
		}).findings().stream().map(Finding::words).toList();
	}

}
