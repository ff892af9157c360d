package cn.yipanqi.access;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import cn.yipanqi.briefing.Briefings;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registration.Registrar;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.webhook.Webhooks;

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

	/**
	 * How many people the health office of a region sent: numbers that nothing else has.
	 */
	private static final Map<String, Integer> PEOPLE = Map.of(OWN, 1631, SIBLING, 1473, PARENT, 1259);

	private static final int JOINED = 5;

	static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	private final Organization organization;

	private final Pack pack;

	private final Ledger ledger;

	private final Registry registry;

	private final RegistryKeeping keeping;

	private final Registrar registrar;

	private final Briefings briefings;

	private final Accounts accounts;

	private final Grants grants;

	private final Tokens tokens;

	private final Webhooks webhooks;

	private final JdbcClient jdbc;

	private final MockMvcTester mvc;

	private int several;

	private final Map<String, Place> places = new TreeMap<>();

	MatrixCity(Organization organization, Pack pack, Ledger ledger, Registry registry, RegistryKeeping keeping,
			Registrar registrar, Briefings briefings, Accounts accounts, Grants grants, Tokens tokens,
			Webhooks webhooks, JdbcClient jdbc, MockMvcTester mvc) {
		this.organization = organization;
		this.pack = pack;
		this.ledger = ledger;
		this.registry = registry;
		this.keeping = keeping;
		this.registrar = registrar;
		this.briefings = briefings;
		this.accounts = accounts;
		this.grants = grants;
		this.tokens = tokens;
		this.webhooks = webhooks;
		this.jdbc = jdbc;
		this.mvc = mvc;
	}

	Place place(String code) {
		if (this.places.isEmpty()) {
			this.organization.load(this.pack.territory());
			List.of(OWN, SIBLING, PARENT).forEach((region) -> this.places.put(region, settle(region)));
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
		Subject other = closed("同名老号" + mark, "other", region, author);
		Subject twin = closed("分号" + mark, "twin", region, author);
		this.ledger.record(
				new Draft("catering_inspection", "health@" + region, region, subject.id(), DAY,
						Map.of("people", PEOPLE.get(region), "licence_held", true, "result", "none"), List.of(), null),
				author);
		UUID record = meeting(region, "government", "会议" + mark, author);
		meeting(region, "aic", "工商" + Place.mark("aic" + region), author);
		UUID corrected = meeting(region, "government", "旧题" + mark, author);
		this.ledger.correct(corrected, 1, draft(region, "government", "新题" + mark), "更正" + mark, author);
		UUID cancelled = meeting(region, "government", "错题" + mark, author);
		this.ledger.cancel(cancelled, 1, "作废" + mark, author);
		UUID joint = this.ledger
			.record(new Draft("joint_operation", "government@" + region, region, null, DAY,
					Map.of("title", "行动" + mark, "kind", "departments"),
					List.of(new Draft.DraftLine("participants", "health@" + region, Map.of("people", JOINED)),
							new Draft.DraftLine("participants", "quality@" + region, Map.of("people", 0))),
					null), author)
			.record();
		long briefing = this.briefings.issue("progress_report", region, DAY, "author" + region, new Scope(region, null))
			.id();
		Reader office = this.accounts.loadUserByUsername("author" + region);
		post(office, "/organization/bodies", Map.of("region", region, "kind", "ACTION_GROUP", "name", "行动小组" + region,
				"from", "2007-09-01", "reason", "设立"));
		long body = newest("body");
		post(office, "/organization/duties", Map.of("body", String.valueOf(body), "kind", "HEAD", "name", "李主任",
				"workplace", "政府", "post", "主任", "phone", Place.phone(region), "from", "2007-09-01", "reason", "任命"));
		post(office, "/organization/bodies/" + body + "/members",
				Map.of("unit", "aic@" + region, "part", "MEMBER", "from", "2007-09-01", "reason", "加入"));
		Reader account = this.accounts.loadUserByUsername("acct" + region);
		long grant = account.grants().get(0).id();
		this.tokens.make(account, grant, "程序", true, 90);
		UUID spare = meeting(region, "government", "备用" + mark, author);
		return new Place(region, record, corrected, cancelled, joint, spare, subject.id(), this::seen, other.id(),
				closure(other), twin.id(), closure(twin), briefing, newest("person"), body, newest("body_member"),
				newest("duty"), account.account(), grant, token(account), upload(office, body), run(office),
				batch(office), webhook(office), people(region));
	}

	private Subject closed(String name, String key, String region, Author author) {
		Subject subject = this.registry.register(new Subject(0, "restaurant", "city", name, null, null, region, null),
				key + region);
		this.registrar.close(subject.id(), new Registrar.Act("health@" + region, DAY, null), "closed",
				"歇业" + Place.mark(region), seen(subject.id()), author);
		return subject;
	}

	private UUID closure(Subject subject) {
		return this.jdbc.sql("select record from entry where subject = ? and type = 'subject_closure'")
			.param(subject.id())
			.query(UUID.class)
			.single();
	}

	private String seen(long subject) {
		return this.keeping.standing(subject, Scope.EVERYTHING).orElseThrow().fingerprint();
	}

	/**
	 * What is planted in a region and may be seen by nobody who does not reach it.
	 */
	Set<String> marks(String region) {
		return Set.of(Place.mark(region), Place.mark("aic" + region), Place.phone(region), place(region).figure());
	}

	/**
	 * How many people were deployed in a region with all below it.
	 */
	private static int people(String region) {
		return PEOPLE.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(region))
			.mapToInt((entry) -> entry.getValue() + JOINED)
			.sum();
	}

	private String token(Reader account) {
		return this.jdbc.sql("select id from api_token where account = :account")
			.param("account", account.account())
			.query(String.class)
			.single();
	}

	/**
	 * A workbook that an office has had checked and not yet committed: it would give the
	 * body its former name again.
	 */
	private UUID upload(Reader office, long body) {
		byte[] workbook = this.mvc.get()
			.uri("/organization/workbook/file")
			.with(SecurityMockMvcRequestPostProcessors.user(office))
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		post(office, "/organization/bodies/" + body,
				Map.of("name", "第一小组" + office.account(), "from", "2007-09-01", "reason", "改名"));
		this.mvc.post()
			.uri("/organization/workbook/check")
			.multipart()
			.file("file", workbook)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(office))
			.exchange();
		return this.jdbc.sql("select id from structure_upload where account = :account")
			.param("account", office.account())
			.query(UUID.class)
			.single();
	}

	private UUID webhook(Reader office) {
		return this.webhooks.make(office, "https://receiver.example/" + office.account(), List.of()).webhook().id();
	}

	/**
	 * A file of records that an office has had checked: its only row is bad, and bears
	 * the region's mark.
	 */
	private UUID run(Reader office) {
		String region = office.scope().region();
		return checked(office, "九月" + Place.mark(region) + "," + region + ",传达学习会议,会议");
	}

	/**
	 * A file of records that an office has had filed: a meeting that bears the region's
	 * mark.
	 */
	private UUID batch(Reader office) {
		String region = office.scope().region();
		UUID run = checked(office, "2007-09-21," + region + ",传达学习会议," + Place.mark(region));
		post(office, "/intake/commit", Map.of("run", run.toString()));
		String state = "COMMITTING";
		while (!state.equals("COMMITTED ")) {
			if (!state.startsWith("COMMITT")) {
				throw new IllegalStateException("The file is " + state);
			}
			state = state(run);
		}
		return run;
	}

	private String state(UUID run) {
		Thread.onSpinWait();
		return this.jdbc.sql("select state || ' ' || coalesce(worker, '') from intake_run where id = :run")
			.param("run", run)
			.query(String.class)
			.single();
	}

	private UUID checked(Reader office, String row) {
		String region = office.scope().region();
		String rows = "日期,发生地,会议类型,会议名称\n" + row + "\n";
		String page = this.mvc.post()
			.uri("/intake")
			.multipart()
			.file("file", rows.getBytes(StandardCharsets.UTF_8))
			.param("type", "meeting")
			.param("unit", "government@" + region)
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.user(office))
			.exchange()
			.getResponse()
			.getRedirectedUrl();
		UUID run = UUID.fromString(String.valueOf(page).substring("/intake/".length()));
		String state = "CHECKING";
		while (state.startsWith("CHECKING")) {
			state = state(run);
		}
		if (!state.equals("CHECKED ")) {
			throw new IllegalStateException("The file is " + state);
		}
		return run;
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
	 * A real account with several grants, which acts in the first of them.
	 */
	Reader reader(Grant... held) {
		String name = "several" + this.several++;
		this.accounts.create(name, "读者", InitialPassword.lasting("yipanqi-2007"), "test");
		List.of(held).forEach((grant) -> this.grants.add(name, grant.role(), grant.scope(), "test"));
		return this.accounts.loadUserByUsername(name);
	}

	/**
	 * A real account that holds nothing.
	 */
	Reader stranger() {
		this.accounts.create("stranger", "无授权", InitialPassword.lasting("yipanqi-2007"), "test");
		return this.accounts.loadUserByUsername("stranger");
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
