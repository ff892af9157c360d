package cn.yipanqi.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import cn.yipanqi.briefing.Briefings;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * A small real city: a county, its sibling and what is above them, with records,
 * subjects, briefings, people and accounts, all of them marked.
 */
@TestComponent
class MatrixCity {

	static final String OWN = "239901";

	static final String SIBLING = "239902";

	static final String PARENT = "2399";

	static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	private final Organization organization;

	private final Pack pack;

	private final Ledger ledger;

	private final Registry registry;

	private final Briefings briefings;

	private final Accounts accounts;

	private final Grants grants;

	private final JdbcClient jdbc;

	private final MockMvcTester mvc;

	private final Map<String, Place> places = new TreeMap<>();

	MatrixCity(Organization organization, Pack pack, Ledger ledger, Registry registry, Briefings briefings,
			Accounts accounts, Grants grants, JdbcClient jdbc, MockMvcTester mvc) {
		this.organization = organization;
		this.pack = pack;
		this.ledger = ledger;
		this.registry = registry;
		this.briefings = briefings;
		this.accounts = accounts;
		this.grants = grants;
		this.jdbc = jdbc;
		this.mvc = mvc;
	}

	Place place(String code) {
		if (this.places.isEmpty()) {
			this.organization.load(this.pack.territory());
			List.of(PARENT, OWN, SIBLING).forEach((region) -> this.places.put(region, settle(region)));
		}
		return this.places.get(code);
	}

	private Place settle(String region) {
		String mark = Place.mark(region);
		Author author = new Author("author" + region, Scope.EVERYTHING);
		make("author" + region, "填报人" + mark, Role.OFFICE, new Scope(region, null));
		make("acct" + region, "账号" + mark, Role.LEADER, new Scope(region, null));
		Subject subject = this.registry.register(
				new Subject(0, "restaurant", "city", "饭店" + mark, null, null, region, "地址" + mark), "key" + region);
		this.ledger.record(new Draft("catering_inspection", "health@" + region, region, subject.id(), DAY,
				Map.of("people", 3, "licence_held", true, "result", "none"), List.of(), null), author);
		UUID record = meeting(region, "government", "会议" + mark, author);
		meeting(region, "aic", "工商" + Place.mark("aic" + region), author);
		UUID corrected = meeting(region, "government", "旧题" + mark, author);
		this.ledger.correct(corrected, 1, draft(region, "government", "新题" + mark), "更正" + mark, author);
		UUID cancelled = meeting(region, "government", "错题" + mark, author);
		this.ledger.cancel(cancelled, 1, "作废" + mark, author);
		UUID joint = this.ledger
			.record(new Draft("joint_operation", "government@" + region, region, null, DAY,
					Map.of("title", "行动" + mark, "kind", "departments"),
					List.of(new Draft.DraftLine("participants", "health@" + region, Map.of("people", 5))), null),
					author)
			.record();
		long briefing = this.briefings.issue("progress_report", region, DAY, "author" + region, new Scope(region, null))
			.id();
		Reader office = this.accounts.loadUserByUsername("author" + region);
		post(office, "/organization/bodies", Map.of("region", region, "kind", "ACTION_GROUP", "name", "行动小组" + region,
				"from", "2007-09-01", "reason", "设立"));
		long body = newest("body");
		post(office, "/organization/duties", Map.of("body", String.valueOf(body), "kind", "HEAD", "name", "李主任",
				"workplace", "政府", "post", "主任", "phone", phone(region), "from", "2007-09-01", "reason", "任命"));
		long grant = this.grants.of("acct" + region).get(0).id();
		return new Place(region, record, corrected, cancelled, joint, subject.id(), briefing, newest("person"), body,
				newest("duty"), "acct" + region, grant);
	}

	/**
	 * The telephone number of somebody in a region: the only thing of the command
	 * structure that is not for everybody.
	 */
	static String phone(String region) {
		return "13812" + (region + "00").substring(0, 6);
	}

	private long newest(String table) {
		return this.jdbc.sql("select max(id) from " + table).query(Long.class).single();
	}

	private UUID meeting(String region, String department, String title, Author author) {
		return this.ledger.record(draft(region, department, title), author).record();
	}

	private static Draft draft(String region, String department, String title) {
		return new Draft("meeting", department + "@" + region, region, null, DAY,
				Map.of("kind", "study", "title", title), List.of(), null);
	}

	private void make(String name, String displayName, Role role, Scope scope) {
		this.accounts.create(name, displayName, InitialPassword.lasting("yipanqi-2007"), role, scope, "test");
	}

	/**
	 * A real account with one grant.
	 */
	Reader reader(Role role, Scope scope) {
		String name = "reader." + role.name().toLowerCase(java.util.Locale.ROOT) + "." + scope.region() + "."
				+ scope.department() + "." + scope.group();
		make(name, "读者", role, scope);
		return this.accounts.loadUserByUsername(name);
	}

	/**
	 * A real account that holds nothing.
	 */
	Reader stranger() {
		this.accounts.create("stranger", "无授权", InitialPassword.lasting("yipanqi-2007"), "test");
		return this.accounts.loadUserByUsername("stranger");
	}

	/**
	 * A digest of everything but what only grows by itself: the trail and its seals.
	 */
	String digest() {
		return digest("""
				select table_name from information_schema.tables where table_schema = current_schema()
				and table_type = 'BASE TABLE' and table_name not in
				('audit', 'seal', 'lineage', 'moment', 'flyway_schema_history', 'sign_in_attempt') order by 1
				""", "");
	}

	/**
	 * A digest of what lies outside the own county.
	 */
	String digestElsewhere() {
		return digest("""
				select table_name from information_schema.columns where table_schema = current_schema()
				and column_name = 'region' and table_name <> 'audit' order by 1
				""", " where t.region not like '" + OWN + "%'");
	}

	private String digest(String tables, String condition) {
		StringBuilder digest = new StringBuilder();
		this.jdbc.sql(tables)
			.query(String.class)
			.list()
			.forEach((table) -> digest.append(table)
				.append(' ')
				.append(this.jdbc
					.sql("select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %s t%s"
						.formatted(table, condition))
					.query(String.class)
					.single())
				.append('\n'));
		return digest.toString();
	}

	private void post(Reader reader, String path, Map<String, String> fields) {
		var request = this.mvc.post().uri(path);
		fields.forEach(request::param);
		int status = request.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(reader))
			.exchange()
			.getResponse()
			.getStatus();
		if (status != 302) {
			throw new IllegalStateException(path + " was answered by " + status);
		}
	}

}
