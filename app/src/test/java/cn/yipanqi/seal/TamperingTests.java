package cn.yipanqi.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
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
 * Whatever is changed behind the application's back is named.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../engine/src/test/resources/packs/tiny", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.seal.every=1h", "yipanqi.seal.log=target/tampering/seals.log" })
class TamperingTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final Path LOG = Path.of("target/tampering/seals.log");

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

	private Intruder intruder;

	private final List<Long> entries = new ArrayList<>();

	private long lastSeal;

	@BeforeEach
	void sealSomeRecords(@Autowired Organization organization, @Autowired Pack pack,
			@Autowired FlywayConnectionDetails owner) {
		organization.load(pack.territory());
		for (int i = 0; i < 6; i++) {
			this.entries.add(record().seq());
			if (i % 2 == 1) {
				this.lastSeal = this.seals.sealNow(SealKind.LEDGER).orElseThrow().no();
			}
		}
		this.intruder = new Intruder(owner);
		assertThat(findings()).isEmpty();
		this.intruder.rememberHowItWas();
	}

	@AfterEach
	void undo() throws IOException {
		this.intruder.undo();
		Files.deleteIfExists(LOG);
	}

	@Test
	void everyColumnOfAnEntryIsSealed() {
		long entry = this.entries.get(2);
		List<String> changes = List.of("doc = jsonb_set(doc, '{goods_value}', '12.51')", "doc = doc - 'result'",
				"doc = '[]'", "doc = '{\"goods_value\": 1e500}'", "type = 'patrol'", "unit = 'police@239902'",
				"region = '239902'", "subject = null", "subject_kind = 'farm'", "subject_tier = null",
				"business_date = business_date + 1", "recorded_at = recorded_at + interval '1 microsecond'",
				"author = 'somebody'", "reason = ''", "client_key = 'key'", "revision = 7", "first_seq = 1",
				"record = gen_random_uuid()", "operation = 'CANCEL'", "supersedes = 0", "leaf_version = null");
		assertThat(columns(changes, "seq", "xid", "leaf")).isEqualTo(columns("entry"));
		for (String change : changes) {
			this.intruder.execute("update entry set %s where seq = %d".formatted(change, entry));
			assertThat(findings()).as(change)
				.containsExactly("entry %d: was changed after it was sealed".formatted(entry));
			this.intruder.undo();
		}
		assertThat(findings()).isEmpty();
	}

	@Test
	void everyColumnOfALineIsSealed() {
		long entry = this.entries.get(3);
		for (String change : List.of("doc = '{\"people\": 30}'", "type = 'goods'", "unit = null", "no = no + 5",
				"entry = entry - 1, no = 9", "doc = '1'")) {
			this.intruder.execute("update line set %s where entry = %d and no = 0".formatted(change, entry));
			assertThat(findings()).as(change).contains("entry %d: was changed after it was sealed".formatted(entry));
			this.intruder.undo();
		}
		this.intruder.execute("delete from line where entry = %d and no = 1".formatted(entry));
		assertThat(findings()).containsExactly("entry %d: was changed after it was sealed".formatted(entry));
	}

	@Test
	void entryWhoseLeafWasComputedAgainIsNamed() {
		long entry = this.entries.get(1);
		this.intruder.execute("update entry set author = 'somebody' where seq = " + entry);
		byte[] leaf = recomputed(entry);
		JdbcTemplate owner = this.intruder.jdbc();
		owner.execute("alter table entry disable trigger user");
		owner.update("update entry set leaf = ? where seq = ?", leaf, entry);
		owner.execute("alter table entry enable trigger user");
		assertThat(findings()).containsExactly("entry %d: was changed after it was sealed".formatted(entry));
	}

	@Test
	void leafThatWasChangedOrTakenAwayIsNamed() {
		long entry = this.entries.get(1);
		this.intruder.execute("update entry set leaf = decode(repeat('00', 32), 'hex') where seq = " + entry,
				"update entry set leaf = null where seq = " + this.entries.get(4));
		assertThat(findings()).containsExactly(
				"entry %d: has another leaf than was sealed, although the rest is as it was".formatted(entry),
				"entry %d: has no leaf, so it was not written by the application, or the leaf was removed"
					.formatted(this.entries.get(4)));
	}

	@Test
	void deletedEntryIsMissing() {
		long entry = this.entries.get(0);
		this.intruder.execute("delete from line where entry = " + entry, "delete from entry where seq = " + entry);
		assertThat(findings()).containsExactly("entry %d: is missing".formatted(entry));
	}

	@Test
	void entriesThatChangedPlacesAreNamedTogether() {
		long one = this.entries.get(1);
		long other = this.entries.get(4);
		this.intruder.execute(renumber(one, -1), renumber(other, one), renumber(-1, other));
		assertThat(findings()).containsExactly("entries %d and %d: changed places".formatted(one, other));
	}

	@Test
	void forgedEntryAmongSealedOnesIsNamed() {
		long forged = forge("(select xid from entry where seq = %d)".formatted(this.entries.get(1)), "leaf");
		assertThat(findings()).containsExactly("entry %d: was slipped in among sealed ones".formatted(forged));
	}

	@Test
	void forgedEntryOfATransactionThatNeverWasIsNamed() {
		long forged = forge("'99999999999'", "leaf");
		assertThat(findings()).containsExactly("entry %d: was slipped in among sealed ones".formatted(forged));
	}

	@Test
	void forgedEntryWithoutItsOwnLeafIsNamed() {
		long bare = forge("pg_current_xact_id()", "null");
		long copied = forge("pg_current_xact_id()", "leaf");
		assertThat(findings()).containsExactlyInAnyOrder(
				"entry %d: has no leaf, so it was not written by the application, or the leaf was removed"
					.formatted(bare),
				"entry %d: was changed after it was sealed".formatted(copied));
	}

	@Test
	void entryMovedToAnotherTransactionIsNamed() {
		this.intruder.execute("update entry set xid = (select xid from entry where seq = %d) where seq = %d"
			.formatted(this.entries.get(0), this.entries.get(5)));
		assertThat(findings()).containsExactly(
				"entry %d: was moved to another transaction after it was sealed".formatted(this.entries.get(5)));
	}

	@Test
	void editedSealIsNamed() {
		for (String change : List.of("numbers = numbers || 4711::bigint", "count = 0, numbers = '{}'",
				"leaves = leaves || leaves", "root = leaves", "sealed_at = sealed_at - interval '1 day'",
				"number_to = number_to + 1", "chain = root")) {
			this.intruder
				.execute("update seal set %s where kind = 'LEDGER' and no = %d".formatted(change, this.lastSeal - 1));
			assertThat(findings()).as(change)
				.contains("seal %d of the ledger: was changed, or the one before it was".formatted(this.lastSeal - 1));
			this.intruder.undo();
		}
		this.intruder.execute("update seal set mac = chain where kind = 'LEDGER' and no = " + this.lastSeal,
				"update seal set key = 77 where kind = 'LEDGER' and no = " + (this.lastSeal - 1));
		assertThat(findings()).containsExactly(
				"seal %d of the ledger: bears no valid signature".formatted(this.lastSeal),
				"seal %d of the ledger: its signature cannot be checked, key 77 is not in the ring"
					.formatted(this.lastSeal - 1));
	}

	@Test
	void sealThatWasTakenOutIsMissing() {
		this.intruder.execute("delete from seal where kind = 'LEDGER' and no = " + (this.lastSeal - 1));
		assertThat(findings()).contains("seal %d of the ledger: is missing".formatted(this.lastSeal - 1),
				"seal %d of the ledger: was made, as the log of seals says, and is no longer there"
					.formatted(this.lastSeal - 1));
	}

	@Test
	void sealsThatWereCutOffAndMadeAgainAreNamed() {
		this.intruder.execute("update entry set author = 'somebody', leaf = null where seq = " + this.entries.get(5),
				"delete from seal where kind = 'LEDGER' and no >= " + (this.lastSeal - 1));
		assertThat(findings()).contains(
				"seal %d of the ledger: is not the one that the log of seals says was made"
					.formatted(this.lastSeal - 1),
				"seal %d of the ledger: was made, as the log of seals says, and is no longer there"
					.formatted(this.lastSeal));
	}

	@Test
	void everyColumnOfAnAuditRowIsSealed() {
		long row = auditRow();
		List<String> changes = List.of("at = at + interval '1 microsecond'", "account = 'somebody'",
				"action = 'cancel'", "object = 'x'", "detail = detail - 'from'", "detail = null", "detail = '[]'",
				"origin = '10.0.0.1'", "role = 'OFFICE'", "region = '2399'", "refused = not refused",
				"leaf_version = null");
		assertThat(columns(changes, "id", "xid", "leaf")).isEqualTo(columns("audit"));
		for (String change : changes) {
			this.intruder.execute("update audit set %s where id = %d".formatted(change, row));
			assertThat(findings()).as(change)
				.containsExactly("audit row %d: was changed after it was sealed".formatted(row));
			this.intruder.undo();
		}
	}

	@Test
	void auditRowsThatAreGoneSwappedOrForgedAreNamed() {
		long row = auditRow();
		this.intruder.execute("delete from audit where id = " + row);
		assertThat(findings()).containsExactly("audit row %d: is missing".formatted(row));
		this.intruder.undo();
		this.intruder.execute(
				"create temp table swapped on commit drop as select * from audit where id in (%d, %d)".formatted(row,
						row + 1),
				"delete from audit where id in (select id from swapped)",
				"update swapped set id = %d - id".formatted(2 * row + 1),
				"insert into audit overriding system value table swapped");
		assertThat(findings()).containsExactly("audit rows %d and %d: changed places".formatted(row, row + 1));
		this.intruder.undo();
		this.intruder.execute("""
				insert into audit (id, at, account, action, object, detail, origin, role, region, refused, xid, leaf)
				overriding system value
				select 1000000, at, account, action, object, detail, origin, role, region, refused, xid, leaf
				from audit where id = %d
				""".formatted(row));
		assertThat(findings()).containsExactly("audit row 1000000: was slipped in among sealed ones");
	}

	@Test
	void editedSealOfTheAuditTrailIsNamed() {
		this.intruder.execute("update seal set root = chain where kind = 'AUDIT' and no = 1");
		assertThat(findings()).contains("seal 1 of the audit trail: was changed, or the one before it was");
	}

	private long auditRow() {
		return this.jdbc.queryForObject("select max(id) - 3 from audit", Long.class);
	}

	@Test
	void onlyTheFirstHundredAreNamedAndAllAreCounted() {
		for (int i = 0; i < 110; i++) {
			record();
		}
		this.seals.sealNow(SealKind.LEDGER);
		this.intruder.rememberHowItWas();
		this.intruder.execute("update entry set author = 'somebody'");
		SealReport report = verify();
		assertThat(report.findings()).hasSize(100);
		assertThat(report.total()).isEqualTo(this.jdbc.queryForObject("select count(*) from entry", Long.class));
	}

	@Test
	void digestOfACheckpointIsFoundAsItIsPrinted() {
		Checkpoint checkpoint = this.seals.latest(SealKind.LEDGER).orElseThrow();
		String printed = checkpoint.digest().toUpperCase(java.util.Locale.ROOT).replaceAll("(.{8})", "$1 ");
		assertThat(this.seals.find(printed)).hasValueSatisfying((vouched) -> {
			assertThat(vouched.checkpoint()).isEqualTo(checkpoint);
			assertThat(vouched.rows()).isEqualTo(this.jdbc.queryForObject("select count(*) from entry", Long.class));
		});
		assertThat(this.seals.find(printed.replace('0', '1').replace('2', '3'))).isEmpty();
		assertThat(this.seals.find("no digest")).isEmpty();
	}

	private byte[] recomputed(long entry) {
		return this.tables.stream()
			.filter((table) -> table.kind() == SealKind.LEDGER)
			.findFirst()
			.orElseThrow()
			.rows(List.of(entry))
			.get(0)
			.recomputed();
	}

	@Autowired
	private List<SealedTable> tables;

	private static String renumber(long from, long to) {
		return ("with moved as (update line set entry = %2$d where entry = %1$d) "
				+ "update entry set seq = %2$d, first_seq = %2$d where seq = %1$d")
			.formatted(from, to);
	}

	/**
	 * A copy of a sealed entry, as another record.
	 */
	private long forge(String transaction, String leaf) {
		long number = this.jdbc.queryForObject("select nextval('entry_seq')", Long.class);
		this.intruder.execute(
				"""
						insert into entry (seq, first_seq, record, revision, operation, type, unit, region, subject, subject_kind,
							subject_tier, business_date, recorded_at, author, doc, xid, leaf)
						select %1$d, %1$d, gen_random_uuid(), 1, 'RECORD', type, unit, region, subject, subject_kind, subject_tier,
							business_date, recorded_at, author, doc, %2$s, %3$s
						from entry where seq = %4$d
						"""
					.formatted(number, transaction, leaf, this.entries.get(2)));
		return number;
	}

	private Receipt record() {
		Subject subject = this.registry
			.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null), "licence:L1");
		return this.ledger.record(
				new Draft("inspection", "health@239901", "239901001", subject.id(), LocalDate.of(2007, 9, 20),
						Map.of("result", "fail", "goods_value", "12.50"),
						List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", "3")),
								new Draft.DraftLine("participants", "police@239902", Map.of("people", "2"))),
						null),
				OFFICE);
	}

	private static Set<String> columns(List<String> changes, String... others) {
		return Stream.concat(changes.stream().map((change) -> change.split(" ")[0]), Stream.of(others))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Set<String> columns(String table) {
		return new TreeSet<>(this.jdbc.queryForList(
				"select column_name from information_schema.columns where table_schema = current_schema() and table_name = ?",
				String.class, table));
	}

	private SealReport verify() {
		return this.audit.verify((checked, total) -> {
		});
	}

	private List<String> findings() {
		return verify().findings().stream().map(Finding::words).toList();
	}

}
