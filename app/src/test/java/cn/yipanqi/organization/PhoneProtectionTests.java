package cn.yipanqi.organization;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.vault.ProtectedColumn;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Telephone numbers of people: how they are kept, who sees them, and what becomes of
 * those that an earlier version has kept in clear.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.load-territory=true", "yipanqi.city=phones" })
@AutoConfigureMockMvc
class PhoneProtectionTests {

	private static final String PHONE = "13812345678";

	/**
	 * No page has it by chance: a token of a form has any letters and digits, and no
	 * stars.
	 */
	private static final String MASK = "138****";

	private static final Reader OFFICE = Readers.of("office", Role.OFFICE, new Scope("2399", null));

	@Autowired
	private People people;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ProtectedColumn personPhones;

	private long person;

	@BeforeEach
	void somebody() {
		this.person = add(PHONE);
	}

	@Test
	void numberIsKeptEncryptedAndBoundToItsRow() {
		long other = add(PHONE);
		assertThat(kept(this.person)).startsWith("sm4_1_").isNotEqualTo(kept(other));
		assertThat(this.personPhones.reveal(kept(this.person), this.person)).isEqualTo(PHONE);
		this.jdbc.sql("update person set phone = ? where id = ?").param(kept(this.person)).param(other).update();
		assertThat(get("/organization/people/" + other)).bodyText()
			.contains("无法解密")
			.doesNotContain(PHONE, MASK, "显示完整内容");
		assertThat(reveal(OFFICE, other)).bodyText().contains("无法解密").doesNotContain(PHONE, MASK);
	}

	@Test
	void databaseTakesNoNumberInClear() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update person set phone = '13812345678' where id = ?")
				.param(this.person)
				.update());
	}

	@Test
	void keeperSeesTheNumberOnceAndTheTrailKnows() {
		String page = "/organization/people/" + this.person;
		assertThat(get(page)).bodyText().contains("138****5678", "显示完整内容").doesNotContain(PHONE);
		assertThat(trail("reveal")).isEmpty();
		assertThat(reveal(OFFICE, this.person)).hasStatusOk().bodyText().contains(PHONE).doesNotContain("显示完整内容");
		assertThat(trail("reveal")).containsExactly("office {\"fields\": [\"phone\"]}");
		assertThat(get(page)).bodyText().doesNotContain(PHONE);
	}

	@Test
	void whoDoesNotKeepThePersonIsRefused() {
		Reader county = Readers.of("county-" + this.person, Role.OFFICE, new Scope("239901", null));
		Reader leader = Readers.of("leader-" + this.person, Role.LEADER, new Scope("2399", null));
		for (Reader other : List.of(county, leader)) {
			assertThat(reveal(other, this.person)).hasStatus(403).bodyText().doesNotContain(PHONE, MASK);
		}
		assertThat(trail("reveal")).isEmpty();
		assertThat(this.jdbc.sql("select account from audit where action = 'denied' and refused and object = ?")
			.param("page/organization/people/" + this.person + "/reveal")
			.query(String.class)
			.list()).containsExactlyInAnyOrder(county.account(), leader.account());
	}

	@Test
	void maskThatComesBackFromTheFormChangesNothing() {
		String before = kept(this.person);
		change("138****5678");
		assertThat(kept(this.person)).isEqualTo(before);
		change(PHONE);
		assertThat(kept(this.person)).isEqualTo(before);
		change("0731-2345678");
		assertThat(this.personPhones.reveal(kept(this.person), this.person)).isEqualTo("0731-2345678");
		change("");
		assertThat(this.jdbc.sql("select phone is null from person where id = ?")
			.param(this.person)
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void numbersOfAnEarlierVersionAreEncryptedAtTheNextStart(@Autowired Flyway flyway,
			@Autowired ApplicationRunner phoneTakeOver) throws Exception {
		asOwner(flyway, "alter table person drop constraint person_phone_protected");
		this.jdbc.sql("update person set phone = '13912345678' where id = ?").param(this.person).update();
		asOwner(flyway, "alter table person add constraint person_phone_protected check (phone like 'sm4%') not valid");
		assertThat(get("/organization/people/" + this.person)).bodyText().contains("139****5678");
		phoneTakeOver.run(new DefaultApplicationArguments());
		assertThat(this.personPhones.reveal(kept(this.person), this.person)).isEqualTo("13912345678");
		assertThat(this.personPhones.counts()).containsOnlyKeys(1);
		phoneTakeOver.run(new DefaultApplicationArguments());
		assertThat(this.jdbc.sql("select account || ' ' || (detail->>'done') from audit where action = 'key-take-over'")
			.query(String.class)
			.list()).containsExactly("(system) 1");
	}

	private static void asOwner(Flyway flyway, String sql) throws SQLException {
		try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private long add(String phone) {
		return this.people.add("2399", new People.Details("张明", "市政府", "副市长", phone), "任命", Keeper.SYSTEM);
	}

	private void change(String phone) {
		this.people.change(this.person, new People.Details("张明", "市政府", "副市长", phone), "更正", Keeper.SYSTEM);
	}

	private String kept(long id) {
		return this.jdbc.sql("select phone from person where id = ?").param(id).query(String.class).single();
	}

	private List<String> trail(String action) {
		return this.jdbc.sql("select account || ' ' || detail from audit where action = ? and object = ?")
			.param(action)
			.param("person/" + this.person)
			.query(String.class)
			.list();
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(SecurityMockMvcRequestPostProcessors.user(OFFICE)).exchange();
	}

	private MvcTestResult reveal(Reader reader, long id) {
		return this.mvc.post()
			.uri("/organization/people/" + id + "/reveal")
			.with(SecurityMockMvcRequestPostProcessors.user(reader))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

}
