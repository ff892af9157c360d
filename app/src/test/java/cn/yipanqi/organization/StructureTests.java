package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.List;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Membership.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Who holds what when, on the real database.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.load-territory=true" })
@Transactional
class StructureTests {

	private static final String CITY = "2399";

	private static final String COUNTY = "239901";

	private static final Keeper OFFICE = new Keeper("office", new Scope(CITY, null), true);

	private static final Keeper COUNTY_OFFICE = new Keeper("county-office", new Scope(COUNTY, null), true);

	private static final LocalDate START = LocalDate.of(2007, 8, 8);

	@Autowired
	private StructureReader reader;

	@Autowired
	private Bodies bodies;

	@Autowired
	private People people;

	@Autowired
	private Duties duties;

	@Autowired
	private JdbcClient jdbc;

	private Body leadingGroup;

	@BeforeEach
	void leadingGroup() {
		this.leadingGroup = this.reader.read().bodies(CITY, BodyKind.LEADING_GROUP).get(0);
	}

	@Test
	void packNamesTheBodiesOfTheCity(@Autowired Pack pack) {
		Structure structure = this.reader.read();
		assertThat(structure.bodies(CITY, BodyKind.OFFICE)).singleElement()
			.satisfies((office) -> assertThat(office.seat()).isEqualTo("quality@2399"));
		assertThat(structure.bodies(CITY, BodyKind.WORKING_GROUP)).extracting(Body::packGroup)
			.containsExactlyElementsOf(pack.groups().stream().map((group) -> group.code()).toList());
		Body illegal = structure.bodies(CITY, BodyKind.WORKING_GROUP).get(0);
		assertThat(structure.members(illegal.id())).filteredOn((member) -> member.part() == Part.LEAD)
			.extracting(Membership::unit)
			.containsExactly("police@2399", "government@2399");
		assertThat(structure.people()).isEmpty();
	}

	@Test
	void loadingAgainSetsUpNothing(@Autowired Organization organization, @Autowired Pack pack) {
		int before = this.reader.read().bodies().size();
		organization.load(pack.territory());
		assertThat(this.reader.read().bodies()).hasSize(before);
	}

	@Test
	void formerHeadStaysInTheHistoryOfTheDays() {
		long zhang = person("张明");
		long li = person("李强");
		head(zhang, "2007-08-08", null);
		List<Duty> ended = head(li, "2007-09-10", null);
		assertThat(ended).singleElement().satisfies((duty) -> {
			assertThat(duty.person()).isEqualTo(zhang);
			assertThat(duty.period().to()).isEqualTo("2007-09-09");
		});
		assertThat(headOn("2007-09-09")).isEqualTo("张明");
		assertThat(headOn("2007-09-10")).isEqualTo("李强");
		assertThat(this.reader.read().duties(this.leadingGroup, DutyKind.HEAD)).hasSize(2);
	}

	@Test
	void headBeforeTheHeadEndsTheDayBefore() {
		head(person("李强"), "2007-09-10", null);
		assertThat(head(person("张明"), "2007-08-08", null)).isEmpty();
		assertThat(headOn("2007-09-09")).isEqualTo("张明");
		assertThat(headOn("2007-09-10")).isEqualTo("李强");
	}

	@Test
	void twoHeadsOnOneDayAreRefused() {
		head(person("张明"), "2007-08-08", null);
		long li = person("李强");
		assertThatExceptionOfType(RefusedChangeException.class).isThrownBy(() -> head(li, "2007-08-08", null))
			.satisfies((refusal) -> {
				assertThat(refusal.code()).isEqualTo("already-held");
				assertThat(refusal.arguments()).containsExactly("张明", "2007-08-08");
			});
	}

	@Test
	void statedEndThatRunsIntoTheNextHeadIsRefused() {
		head(person("李强"), "2007-09-10", null);
		long zhang = person("张明");
		assertThatExceptionOfType(RefusedChangeException.class)
			.isThrownBy(() -> head(zhang, "2007-08-08", "2007-09-10"))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("already-held"));
		head(zhang, "2007-08-08", "2007-09-09");
	}

	@Test
	void databaseItselfRefusesTwoHeads() {
		head(person("张明"), "2007-08-08", null);
		assertThatThrownBy(() -> this.jdbc
			.sql("""
					insert into duty (person, body, kind, rank, valid_from) values (:person, :body, 'HEAD', 1, date '2007-09-01')
					""")
			.param("person", person("李强"))
			.param("body", this.leadingGroup.id())
			.update()).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("duty_one_head");
	}

	@ParameterizedTest
	@CsvSource({ "body", "body_member", "person", "duty" })
	void rowsAreNeverDeleted(String table) {
		head(person("张明"), "2007-08-08", null);
		assertThatThrownBy(() -> this.jdbc.sql("delete from " + table).update())
			.hasStackTraceContaining("permission denied");
	}

	@Test
	void deputiesStandSideBySideButNobodyTwice() {
		long zhang = person("张明");
		deputy(zhang, "2007-08-08", null);
		deputy(person("李强"), "2007-08-20", null);
		assertThat(this.reader.read().on(LocalDate.of(2007, 9, 1)).duties(this.leadingGroup, DutyKind.DEPUTY))
			.hasSize(2);
		assertThatExceptionOfType(RefusedChangeException.class).isThrownBy(() -> deputy(zhang, "2007-09-01", null))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("already-held"));
	}

	@ParameterizedTest
	@CsvSource({ "2007-08-07,,before-the-body", "2007-09-10,2007-09-09,ends-before-it-begins",
			"1007-09-10,,implausible-day", "2107-09-10,,implausible-day" })
	void daysThatCannotBeAreRefused(String from, String to, String code) {
		long zhang = person("张明");
		assertThatExceptionOfType(RefusedChangeException.class).isThrownBy(() -> head(zhang, from, to))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	@Test
	void officeHasNoLiaison() {
		Body office = this.reader.read().bodies(CITY, BodyKind.OFFICE).get(0);
		long zhang = person("张明");
		assertThatExceptionOfType(RefusedChangeException.class).isThrownBy(() -> this.duties.begin(
				new Duty(0, zhang, office.id(), null, DutyKind.LIAISON, 1, Period.since(START), false), "任命", OFFICE))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("no-such-duty"));
	}

	@Test
	void dutyEnteredByMistakeWasNeverHeld() {
		head(person("张明"), "2007-08-08", null);
		Duty mistake = this.reader.read().duties(this.leadingGroup, DutyKind.HEAD).get(0);
		this.duties.cancel(mistake.id(), "录入错误", OFFICE);
		assertThat(this.reader.read().on(START).duties(this.leadingGroup, DutyKind.HEAD)).isEmpty();
		assertThat(this.reader.read().duty(mistake.id()).cancelled()).isTrue();
		head(person("李强"), "2007-08-08", null);
	}

	@Test
	void whatIsHeldEndsWithTheBody() {
		Body group = county(COUNTY_OFFICE);
		long zhang = person("张明");
		this.duties.begin(new Duty(0, zhang, group.id(), null, DutyKind.HEAD, 1, Period.since(START), false), "任命",
				COUNTY_OFFICE);
		this.bodies.join(List.of(new Membership(0, group.id(), "health@239901", Part.LEAD, 1, Period.since(START))),
				"成立", COUNTY_OFFICE);
		LocalDate last = LocalDate.of(2007, 9, 20);
		this.bodies.change(this.reader.read().body(group.id()).during(new Period(START, last)), "撤销", COUNTY_OFFICE);
		Structure structure = this.reader.read();
		assertThat(structure.duties(group)).extracting((duty) -> duty.period().to()).containsExactly(last);
		assertThat(structure.members(group.id())).extracting((member) -> member.period().to()).containsExactly(last);
		assertThat(structure.on(last.plusDays(1)).findBody(group.id())).isEmpty();
	}

	@Test
	void regionHasOneLeadingGroup() {
		assertThatExceptionOfType(RefusedChangeException.class).isThrownBy(() -> this.bodies.establish(
				new Body(0, BodyKind.LEADING_GROUP, CITY, "第二领导小组", null, null, null, 1, Period.since(START)), "设立",
				OFFICE))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("one-such-body"));
	}

	@Test
	void countyOfficeKeepsItsCountyOnly() {
		county(COUNTY_OFFICE);
		long zhang = person("张明");
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> this.duties.begin(
				new Duty(0, zhang, this.leadingGroup.id(), null, DutyKind.HEAD, 1, Period.since(START), false), "任命",
				COUNTY_OFFICE));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> this.bodies.establish(
				new Body(0, BodyKind.OFFICE, "239902", "整治办", null, null, null, 1, Period.since(START)), "设立",
				COUNTY_OFFICE));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.people.add("239902", new People.Details("王芳", "", "", ""), "任命", COUNTY_OFFICE));
	}

	@Test
	void departmentLiaisonOfACountyKeepsNothing() {
		Keeper liaison = new Keeper("liaison", new Scope(COUNTY, "health"), true);
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> county(liaison));
	}

	@Test
	void everyChangeIsInTheAuditTrailWithoutTelephoneNumbers() {
		long zhang = this.people.add(CITY, new People.Details("张明", "市政府", "副市长", "13812345678"), "任命", OFFICE);
		head(zhang, "2007-08-08", null);
		Duty duty = this.reader.read().duties(this.leadingGroup, DutyKind.HEAD).get(0);
		this.duties.end(duty.id(), LocalDate.of(2007, 9, 9), "调离", OFFICE);
		assertThat(trail("person/" + zhang)).singleElement()
			.asString()
			.contains("张明", "138****5678")
			.doesNotContain("13812345678");
		assertThat(trail("duty/" + duty.id())).hasSize(2).last().asString().contains("2007-09-09", "调离", "before");
	}

	@ParameterizedTest
	@CsvSource({ "'',missing,name", "张3,not-a-name,name", "<b>张</b>,not-a-name,name",
			"张\u202e明,control-characters,name" })
	void namesThatAreNoneAreRefused(String name, String code, String field) {
		assertThatExceptionOfType(RefusedChangeException.class).isThrownBy(() -> person(name)).satisfies((refusal) -> {
			assertThat(refusal.code()).isEqualTo(code);
			assertThat(refusal.field()).isEqualTo(field);
		});
	}

	@Test
	void workplaceThatIsAUnitIsTheUnit() {
		long id = this.people.add(CITY, new People.Details("张明", "云江市卫生局", "局长", null), "任命", OFFICE);
		assertThat(this.reader.read().person(id)).satisfies((person) -> {
			assertThat(person.unit()).isEqualTo("health@2399");
			assertThat(person.workplace()).isNull();
			assertThat(this.people.workplace(person)).isEqualTo("云江市卫生局");
		});
	}

	@Test
	void developmentZoneReportsLikeACounty(@Autowired Organization organization) {
		this.jdbc
			.sql("""
					insert into region (code, name, level, valid_from) values ('239971', '云江经济开发区', 'COUNTY', date '2007-09-01')
					""")
			.update();
		Body group = new Body(0, BodyKind.LEADING_GROUP, "239971", "开发区领导小组", null, null, null, 1,
				Period.since(LocalDate.of(2007, 9, 1)));
		this.bodies.establish(group, "设立", OFFICE);
		assertThat(this.reader.read().bodies("239971", BodyKind.LEADING_GROUP)).hasSize(1);
	}

	private Body county(Keeper keeper) {
		long id = this.bodies.establish(
				new Body(0, BodyKind.WORKING_GROUP, COUNTY, "餐饮整治组", null, null, "catering", 1, Period.since(START)),
				"设立", keeper);
		return this.reader.read().body(id);
	}

	private long person(String name) {
		return this.people.add(CITY, new People.Details(name, "市政府", "副市长", ""), "任命", OFFICE);
	}

	private List<Duty> head(long person, String from, String to) {
		return begin(person, DutyKind.HEAD, from, to);
	}

	private void deputy(long person, String from, String to) {
		begin(person, DutyKind.DEPUTY, from, to);
	}

	private List<Duty> begin(long person, DutyKind kind, String from, String to) {
		Period period = new Period(LocalDate.parse(from), (to != null) ? LocalDate.parse(to) : null);
		return this.duties.begin(new Duty(0, person, this.leadingGroup.id(), null, kind, Duty.UNRANKED, period, false),
				"任命", OFFICE);
	}

	private String headOn(String day) {
		Structure structure = this.reader.read().on(LocalDate.parse(day));
		return structure.person(structure.duties(this.leadingGroup, DutyKind.HEAD).get(0).person()).name();
	}

	private List<String> trail(String object) {
		return this.jdbc.sql("select detail::text from audit where object = :object order by id")
			.param("object", object)
			.query(String.class)
			.list();
	}

}
