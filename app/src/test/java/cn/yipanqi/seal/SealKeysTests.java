package cn.yipanqi.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.postgres.EmbeddedPostgres;
import cn.yipanqi.vault.KeyRing;
import cn.yipanqi.vault.Purpose;
import cn.yipanqi.vault.Rotations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Seals are signed with the keys of the ring, whatever becomes of these.
 */
class SealKeysTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private static final Path HOME = Path.of("target", "seal-keys").toAbsolutePath();

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static EmbeddedPostgres server;

	private String database;

	@BeforeAll
	static void startServer() throws IOException {
		FileSystemUtils.deleteRecursively(HOME);
		server = EmbeddedPostgres.start(Files.createDirectories(HOME));
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void createDatabase() {
		this.database = "keys" + DATABASES.incrementAndGet();
		server.createDatabase(this.database);
	}

	@Test
	void sealsBeforeAndAfterARotationAreProved() {
		try (ConfigurableApplicationContext node = open()) {
			seal(node);
			assertThat(Rotations.rotate(node.getBean(KeyRing.class))).isEqualTo(2);
			seal(node);
			seal(node);
			assertThat(keys()).containsExactly(1, 2, 2);
			assertProved(node);
			assertThat(node.getBean(SignedSeals.class).counts().keySet()).containsExactly(1, 2);
		}
		try (ConfigurableApplicationContext later = open()) {
			assertProved(later);
		}
	}

	@Test
	void nodesWithTheSameRingProveWhatTheOthersSealed() {
		try (ConfigurableApplicationContext one = open(); ConfigurableApplicationContext other = open()) {
			seal(one);
			seal(other);
			Rotations.rotate(one.getBean(KeyRing.class));
			seal(other);
			seal(one);
			assertThat(keys()).containsExactly(1, 1, 2, 2);
			assertProved(one);
			assertProved(other);
		}
	}

	@Test
	void sealSignedWithAnotherKeyIsForged() {
		try (ConfigurableApplicationContext node = open()) {
			KeyRing ring = node.getBean(KeyRing.class);
			seal(node);
			Rotations.rotate(ring);
			seal(node);
			seal(node);
			sign(1, new byte[Sm3.LENGTH]);
			sign(2, ring.of(Purpose.SEAL, 1).bytes());
			assertThat(words(verify(node))).containsExactly("seal 1 of the ledger: bears no valid signature",
					"seal 2 of the ledger: bears no valid signature");
		}
	}

	@Test
	void signatureByALostKeyIsNeitherForgedNorValid() throws IOException {
		try (ConfigurableApplicationContext node = open()) {
			seal(node);
			seal(node);
			node.getBean(Seals.class).sealNow(SealKind.AUDIT);
		}
		Files.delete(HOME.resolve(this.database).resolve("keys/1.key"));
		try (ConfigurableApplicationContext node = open("--yipanqi.lost-keys=1")) {
			assertThat(words(verify(node))).contains(
					"seal 1 of the ledger: its signature cannot be checked, key 1 is not in the ring",
					"seal 2 of the ledger: its signature cannot be checked, key 1 is not in the ring");
			seal(node);
			SealReport report = verify(node);
			assertThat(words(report)).isEmpty();
			assertThat(report.total()).isZero();
			assertThat(report.lostKeys()).extracting(LostKey::words)
				.contains("ledger: the signatures of 2 seal(s), from 1 to 2, cannot be checked, key 1 is not in the "
						+ "ring; seal 3, which follows from them, is validly signed");
			intruder().execute("update seal set key = 99 where kind = 'LEDGER' and no = 1",
					"update entry set author = 'somebody' where seq = 2");
			assertThat(words(verify(node))).containsExactlyInAnyOrder(
					"seal 1 of the ledger: its signature cannot be checked, key 99 is not in the ring",
					"entry 2: was changed after it was sealed");
		}
	}

	@Test
	void keyFromBeforeTheRingSignsNothing() throws IOException {
		Path former = HOME.resolve(this.database).resolve("keys/seal.key");
		Files.createDirectories(former.getParent());
		Files.writeString(former, "00".repeat(Sm3.LENGTH));
		try (ConfigurableApplicationContext node = open()) {
			seal(node);
			assertProved(node);
			sign(1, new byte[Sm3.LENGTH]);
			assertThat(words(verify(node))).containsExactly("seal 1 of the ledger: bears no valid signature");
		}
	}

	private void sign(long seal, byte[] key) {
		JdbcTemplate owner = intruder().jdbc();
		byte[] chain = owner.queryForObject("select chain from seal where kind = 'LEDGER' and no = ?", byte[].class,
				seal);
		owner.execute("alter table seal disable trigger user");
		owner.update("update seal set mac = ? where kind = 'LEDGER' and no = ?", Sm3.mac(key, chain), seal);
		owner.execute("alter table seal enable trigger user");
	}

	private List<Integer> keys() {
		return intruder().jdbc().queryForList("select key from seal where kind = 'LEDGER' order by no", Integer.class);
	}

	private Intruder intruder() {
		return new Intruder(
				new DriverManagerDataSource(server.url(this.database), server.owner(), server.ownerPassword()));
	}

	private ConfigurableApplicationContext open(String... more) {
		ConfigurableApplicationContext node = new SpringApplicationBuilder(YipanqiApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + server.url(this.database),
					"spring.datasource.username=" + server.application(),
					"spring.datasource.password=" + server.applicationPassword(),
					"spring.flyway.user=" + server.owner(), "spring.flyway.password=" + server.ownerPassword(),
					"yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
					"yipanqi.seal.every=1h")
			.run(settings(more));
		node.getBean(Organization.class).load(node.getBean(Pack.class).territory());
		return node;
	}

	private String[] settings(String... more) {
		String home = "--yipanqi.home=" + HOME.resolve(this.database);
		return (more.length == 0) ? new String[] { home } : new String[] { home, more[0] };
	}

	private static void seal(ConfigurableApplicationContext node) {
		node.getBean(Ledger.class)
			.record(new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
					Map.of("kind", "study", "title", "传达学习"), List.of(), null), OFFICE);
		assertThat(node.getBean(Seals.class).sealNow(SealKind.LEDGER)).isPresent();
	}

	private static void assertProved(ConfigurableApplicationContext node) {
		SealReport report = verify(node);
		assertThat(words(report)).isEmpty();
		assertThat(report.lostKeys()).isEmpty();
		assertThat(report.tables().get(0).seals()).isPositive();
	}

	private static List<String> words(SealReport report) {
		return report.findings().stream().map(Finding::words).toList();
	}

	private static SealReport verify(ConfigurableApplicationContext node) {
		return node.getBean(SealAudit.class).verify((checked, total) -> {
		});
	}

}
