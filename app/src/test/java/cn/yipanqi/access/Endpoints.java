package cn.yipanqi.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import cn.yipanqi.access.Endpoint.Reach;
import cn.yipanqi.registry.UnlikeNames;

import static cn.yipanqi.access.Permission.ACCOUNTS;
import static cn.yipanqi.access.Permission.ADMINISTER;
import static cn.yipanqi.access.Permission.AUDIT;
import static cn.yipanqi.access.Permission.ISSUE;
import static cn.yipanqi.access.Permission.NONE;
import static cn.yipanqi.access.Permission.ORGANIZE;
import static cn.yipanqi.access.Permission.READ;
import static cn.yipanqi.access.Permission.SECURE;
import static cn.yipanqi.access.Permission.SIGNED_IN;
import static cn.yipanqi.access.Permission.WRITE;

/**
 * The declarations of all endpoints. Whoever adds an endpoint adds a line here.
 */
final class Endpoints {

	/**
	 * Where something foreign is answered otherwise than by a refusal: a list that is
	 * narrowed to it is empty, a form comes back and says that it may not be.
	 */
	private static final Map<String, Set<String>> LENIENT = Map.ofEntries(
			Map.entry("POST /intake/commit", Set.of("run")), Map.entry("POST /intake/cancel", Set.of("run")),
			Map.entry("GET /records", Set.of("region", "unit")),
			Map.entry("GET /records/export.{format:csv|xlsx}", Set.of("region", "unit")),
			Map.entry("GET /summaries/export.{format:csv|xlsx}", Set.of("unit")),
			Map.entry("POST /records", Set.of("region", "unit", "subject")),
			Map.entry("GET /subjects", Set.of("region")), Map.entry("GET /subjects/new", Set.of("region")),
			Map.entry("POST /subjects", Set.of("region", "unit")),
			Map.entry("POST /api/v1/subjects", Set.of("region", "unit")),
			Map.entry("POST /api/v1/subjects/{id}/changes", Set.of("region", "unit")),
			Map.entry("POST /api/v1/subjects/{id}/closures", Set.of("unit")),
			Map.entry("POST /api/v1/subjects/{id}/mergers", Set.of("unit")),
			Map.entry("POST /subjects/spot", Set.of("new.region", "unit")),
			Map.entry("POST /subjects/{id:\\d{1,18}}/change", Set.of("region", "unit")),
			Map.entry("POST /subjects/{id:\\d{1,18}}/close", Set.of("unit")),
			Map.entry("POST /subjects/{id:\\d{1,18}}/merge", Set.of("unit")),
			Map.entry("POST /records/{record}/correct", Set.of("region", "unit", "subject")),
			Map.entry("POST /api/v1/records", Set.of("region", "unit", "subject", "lines[0].unit")),
			Map.entry("POST /api/v1/records/{record}/corrections",
					Set.of("region", "unit", "subject", "lines[0].unit")),
			Map.entry("POST /account/tokens", Set.of("grant")), Map.entry("POST /account/tokens/revoke", Set.of("id")),
			Map.entry("POST /organization/workbook/commit", Set.of("id")),
			Map.entry("GET /audit", Set.of("account", "object")),
			Map.entry("GET /audit/export.{format:csv|xlsx}", Set.of("account", "object")));

	/**
	 * What everybody sees of the command structure, and the units that anybody's bodies
	 * can be made of.
	 */
	private static final Map<String, Set<String>> PUBLISHED = Map.of("GET /organization/people/{id:\\d{1,18}}",
			Set.of("id"), "GET /organization/{region:\\d{2,9}}", Set.of("region"), "GET /organization/table",
			Set.of("region"), "GET /organization/table.{format:csv|xlsx}", Set.of("region"),
			"POST /organization/bodies", Set.of("seat"), "POST /organization/bodies/{id:\\d{1,18}}", Set.of("seat"),
			"POST /organization/bodies/{id:\\d{1,18}}/members", Set.of("unit"));

	private Endpoints() {
	}

	static Map<String, Endpoint> all() {
		List<Endpoint> all = new ArrayList<>();
		signIn(all);
		business(all);
		programs(all);
		webhooks(all);
		intake(all);
		structure(all);
		administration(all);
		Map<String, Endpoint> byName = new TreeMap<>();
		all.forEach((endpoint) -> byName.put(endpoint.name(), endpoint));
		Shown.all()
			.forEach((name, words) -> byName.computeIfPresent(name, (known, endpoint) -> endpoint.showing(words)));
		LENIENT.forEach((name, names) -> byName.computeIfPresent(name, (known, endpoint) -> endpoint.lenient(names)));
		PUBLISHED
			.forEach((name, names) -> byName.computeIfPresent(name, (known, endpoint) -> endpoint.published(names)));
		return byName;
	}

	private static void signIn(List<Endpoint> all) {
		for (String page : List.of("GET /sign-in", "POST /sign-in", "GET /sign-in/password", "POST /sign-in/password",
				"GET /sign-in/code", "POST /sign-in/code", "GET /sign-in/code-set-up", "POST /sign-in/code-set-up",
				"POST /sign-in/continue")) {
			add(all, page, NONE, Reach.OWN);
		}
		add(all, "GET /sign-in/code-picture", NONE, Reach.STEP);
		add(all, "GET /account", SIGNED_IN, Reach.OWN);
		add(all, "GET /account/here", SIGNED_IN, Reach.OWN);
		add(all, "POST /account/password", SIGNED_IN, Reach.OWN, "present", "x", "text", "y", "repeated", "z");
		add(all, "GET /account/code", SIGNED_IN, Reach.OWN);
		add(all, "POST /account/code", SIGNED_IN, Reach.OWN, "present", "x", "code", "123456");
		add(all, "GET /account/code/picture", SIGNED_IN, Reach.STEP);
		add(all, "POST /account/code/remove", SIGNED_IN, Reach.OWN, "present", "x");
		placed(all, "POST /account/tokens", SIGNED_IN,
				(place) -> Map.of("name", "程序", "grant", String.valueOf(place.grant())));
		add(all, "POST /account/tokens/revoke", SIGNED_IN, Reach.OWN, "id", "0123456789abcdef");
		add(all, "GET /capacity", SIGNED_IN, Reach.OWN);
		placed(all, "POST /capacity", SIGNED_IN, (place) -> Map.of("grant", String.valueOf(place.grant())));
	}

	private static void business(List<Endpoint> all) {
		placed(all, "GET /", READ, (place) -> Map.of("region", place.code()));
		add(all, "GET /plan", READ, Reach.OWN);
		add(all, "GET /figures", READ, Reach.OWN);
		placed(all, "GET /figures/{indicator}", READ, (place) -> Map.of("indicator", "people", "region", place.code()));
		placed(all, "GET /figures/{indicator} [[HX-Request] && [!HX-History-Restore-Request]]", READ,
				(place) -> Map.of("indicator", "people", "region", place.code()));
		placed(all, "GET /records", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /records/{record}", READ, (place) -> Map.of("record", place.corrected().toString()));
		placed(all, "GET /records/new", WRITE, (place) -> Map.of("type", "meeting"));
		placed(all, "POST /records", WRITE, Endpoints::inspection);
		placed(all, "GET /records/{record}/correct", WRITE, (place) -> Map.of("record", place.record().toString()));
		placed(all, "POST /records/{record}/correct", WRITE,
				(place) -> with(meeting(place), "record", place.record(), "revision", 1, "reason", "改"));
		placed(all, "POST /records/{record}/reveal", WRITE, (place) -> Map.of("record", place.record().toString()));
		placed(all, "POST /records/{record}/cancel", WRITE,
				(place) -> Map.of("record", place.joint().toString(), "revision", "1", "reason", "作废"));
		placed(all, "GET /records/subjects", WRITE, (place) -> Map.of("type", "catering_inspection", "search", "饭店"));
		subjects(all);
		placed(all, "GET /summaries", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /summaries/export.{format:csv|xlsx}", READ,
				(place) -> Map.of("format", "csv", "region", place.code()));
		placed(all, "GET /summaries/sheet", WRITE,
				(place) -> Map.of("type", "catering_monthly", "unit", "health@" + place.code(), "last", "2007-08-31"));
		placed(all, "POST /summaries/sheet", WRITE, (place) -> Map.of("type", "catering_monthly", "unit",
				"health@" + place.code(), "last", "2007-08-31", "totals.catering_visits", "3"));
		placed(all, "GET /records/export.{format:csv|xlsx}", READ,
				(place) -> Map.of("format", "csv", "region", place.code()));
		placed(all, "GET /figures/export.{format:csv|xlsx}", READ,
				(place) -> Map.of("format", "csv", "region", place.code()));
		for (String part : List.of("records", "parts")) {
			placed(all, "GET /figures/{indicator}/" + part + ".{format:csv|xlsx}", READ,
					(place) -> Map.of("format", "csv", "indicator", "people", "region", place.code()));
		}
		add(all, "GET /plan/goals.{format:csv|xlsx}", READ, Reach.OWN, "format", "csv");
		add(all, "GET /briefings", READ, Reach.OWN);
		add(all, "GET /briefings/draft/{code}", READ, Reach.OWN, "code", "progress_report");
		add(all, "GET /briefings/draft/{code}/document", READ, Reach.OWN, "code", "progress_report");
		add(all, "POST /briefings", ISSUE, Reach.OWN, "code", "progress_report");
		placed(all, "GET /briefings/{id:\\d{1,18}}", READ, (place) -> Map.of("id", String.valueOf(place.briefing())));
		placed(all, "GET /briefings/{id:\\d{1,18}}/document", READ,
				(place) -> Map.of("id", String.valueOf(place.briefing())));
		add(all, "GET /briefings/templates/{code}", READ, Reach.CITY, "code", "progress_report");
		add(all, "GET /briefings/templates/{code}/file", READ, Reach.CITY, "code", "progress_report");
		add(all, "POST /briefings/templates/{code}", ISSUE, Reach.CITY, "code", "progress_report", "file", "");
	}

	private static void subjects(List<Endpoint> all) {
		placed(all, "GET /subjects", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /subjects/{id:\\d{1,18}}", READ, Endpoints::subject);
		placed(all, "GET /subjects/new", WRITE, (place) -> Map.of("name", "新店", "region", place.code()));
		placed(all, "GET /subjects/spot", WRITE, (place) -> Map.of("type", "catering_inspection", "search", "新店"));
		placed(all, "POST /subjects", WRITE, (place) -> registration(place, "", UnlikeNames.next()));
		placed(all, "POST /subjects/spot", WRITE, (place) -> registration(place, "new.", UnlikeNames.next()));
		placed(all, "GET /subjects/{id:\\d{1,18}}/change", WRITE, Endpoints::subject);
		placed(all, "POST /subjects/{id:\\d{1,18}}/change", WRITE, (place) -> with(registration(place, "", "三家小馆"),
				"id", place.subject(), "seen", place.seen(), "reason", "更名"));
		placed(all, "POST /subjects/{id:\\d{1,18}}/close", WRITE, (place) -> with(subject(place), "cause", "closed",
				"reason", "歇业", "unit", "health@" + place.code(), "seen", place.seen()));
		placed(all, "POST /subjects/{id:\\d{1,18}}/merge", WRITE, (place) -> with(subject(place), "other",
				place.other(), "reason", "同一家", "unit", "health@" + place.code(), "seen", place.seen()));
		placed(all, "POST /subjects/{id:\\d{1,18}}/take-back", WRITE, (place) -> Map.of("id",
				String.valueOf(place.other()), "record", place.closure().toString(), "revision", "1", "reason", "撤回"));
	}

	private static Map<String, String> without(String name, Map<String, String> fields) {
		fields.remove(name);
		return fields;
	}

	private static Map<String, String> subject(Place place) {
		return Map.of("id", String.valueOf(place.subject()));
	}

	private static Map<String, String> registration(Place place, String prefix, String name) {
		Map<String, String> fields = new LinkedHashMap<>(
				Map.of("unit", "health@" + place.code(), "date", "2007-09-20"));
		Map.of("kind", "restaurant", "tier", "city", "name", name, "region", place.code(), "key", name)
			.forEach((part, value) -> fields.put(prefix + part, value));
		return fields;
	}

	private static void programs(List<Endpoint> all) {
		add(all, "GET /api/v1/me", SIGNED_IN, Reach.OWN);
		add(all, "GET /api/v1/openapi.json", SIGNED_IN, Reach.OWN);
		for (String list : List.of("record-types", "indicators", "regions", "departments", "groups", "units")) {
			add(all, "GET /api/v1/" + list, READ, Reach.OWN);
		}
		add(all, "GET /api/v1/record-types/{code}", READ, Reach.OWN, "code", "meeting");
		add(all, "GET /api/v1/indicators/{code}", READ, Reach.OWN, "code", "people");
		placed(all, "GET /api/v1/subjects", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /api/v1/subjects/{id}", READ, Endpoints::subject);
		placed(all, "POST /api/v1/subjects", WRITE, (place) -> registration(place, "", UnlikeNames.next()));
		placed(all, "POST /api/v1/subjects/{id}/changes", WRITE, (place) -> without("key",
				with(registration(place, "", "三家小馆"), "id", place.subject(), "version", place.seen(), "reason", "更名")));
		placed(all, "POST /api/v1/subjects/{id}/closures", WRITE, (place) -> with(subject(place), "cause", "closed",
				"reason", "歇业", "unit", "health@" + place.code(), "version", place.seen()));
		placed(all, "POST /api/v1/subjects/{id}/mergers", WRITE, (place) -> with(subject(place), "other", place.twin(),
				"reason", "同一家", "unit", "health@" + place.code(), "version", place.seen()));
		placed(all, "POST /api/v1/subjects/{id}/cancellations", WRITE, (place) -> Map.of("id",
				String.valueOf(place.twin()), "record", place.twinClosure().toString(), "reason", "撤回"));
		placed(all, "GET /api/v1/figures", READ, (place) -> Map.of("indicator", "people", "region", place.code()));
		placed(all, "GET /api/v1/figures/trace", READ,
				(place) -> Map.of("indicator", "people", "region", place.code()));
		placed(all, "GET /api/v1/records", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /api/v1/records/{record}", READ, (place) -> Map.of("record", place.corrected().toString()));
		placed(all, "POST /api/v1/records", WRITE, (place) -> with(inspection(place), "date", "2007-09-18"));
		add(all, "POST /api/v1/records/bulk [application/x-ndjson]", WRITE, Reach.OWN);
		placed(all, "POST /api/v1/records/{record}/cancellations", WRITE,
				(place) -> Map.of("record", place.spare().toString(), "revision", "1", "reason", "作废"));
		placed(all, "POST /api/v1/records/{record}/corrections", WRITE,
				(place) -> with(correction(place), "record", place.corrected(), "revision", 2, "reason", "再改"));
	}

	/**
	 * An account's webhooks are its own: nobody else in its region finds them.
	 */
	private static void webhooks(List<Endpoint> all) {
		add(all, "GET /api/v1/webhooks", WRITE, Reach.OWN);
		add(all, "POST /api/v1/webhooks", WRITE, Reach.OWN, "url", "https://receiver.example/new");
		for (String name : List.of("GET /api/v1/webhooks/{id}", "DELETE /api/v1/webhooks/{id}",
				"POST /api/v1/webhooks/{id}/tests")) {
			all.add(endpoint(name, WRITE, Reach.STEP, (place) -> Map.of("id", place.webhook().toString())));
		}
	}

	private static Map<String, String> correction(Place place) {
		Map<String, String> fields = new LinkedHashMap<>(meeting(place));
		fields.keySet().removeAll(Set.of("type", "key"));
		fields.put("fields.title", "再更名的会议");
		return fields;
	}

	private static void intake(List<Endpoint> all) {
		add(all, "GET /intake", WRITE, Reach.OWN);
		placed(all, "GET /intake/workbook", WRITE,
				(place) -> Map.of("type", "meeting", "unit", "government@" + place.code()));
		add(all, "POST /intake", WRITE, Reach.OWN, "file", "");
		for (String page : List.of("GET /intake/{run:[0-9a-f-]{36}}", "GET /intake/{run:[0-9a-f-]{36}}/state",
				"GET /intake/{run:[0-9a-f-]{36}}/marked")) {
			all.add(endpoint(page, WRITE, Reach.STEP, (place) -> Map.of("run", place.run().toString())));
		}
		for (String page : List.of("GET /intake/{run:[0-9a-f-]{36}}/subjects",
				"POST /intake/{run:[0-9a-f-]{36}}/subjects")) {
			all.add(endpoint(page, WRITE, Reach.STEP, (place) -> Map.of("run", place.run().toString(), "rest", "")));
		}
		all.add(endpoint("GET /intake/{run:[0-9a-f-]{36}}/withdrawal", WRITE, Reach.STEP,
				(place) -> Map.of("run", place.batch().toString())));
		all.add(endpoint("POST /intake/{run:[0-9a-f-]{36}}/withdrawal", WRITE, Reach.STEP,
				(place) -> Map.of("run", place.batch().toString(), "reason", "")));
		add(all, "POST /intake/commit", WRITE, Reach.OWN, "run", "00000000-0000-0000-0000-000000000000");
		add(all, "POST /intake/cancel", WRITE, Reach.OWN, "run", "00000000-0000-0000-0000-000000000000");
	}

	private static void structure(List<Endpoint> all) {
		add(all, "GET /organization", READ, Reach.OWN);
		placed(all, "GET /organization/{region:\\d{2,9}}", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /organization/table", READ, (place) -> Map.of("region", place.code()));
		placed(all, "GET /organization/table.{format:csv|xlsx}", READ,
				(place) -> Map.of("format", "csv", "region", place.code()));
		placed(all, "GET /organization/people/{id:\\d{1,18}}", READ,
				(place) -> Map.of("id", String.valueOf(place.person())));
		placed(all, "POST /organization/people/{id:\\d{1,18}}/reveal", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.person())));
		placed(all, "GET /organization/bodies/new", ORGANIZE, (place) -> Map.of("region", place.code()));
		placed(all, "POST /organization/bodies", ORGANIZE, (place) -> Map.of("region", place.code(), "kind",
				"ACTION_GROUP", "name", "又一个", "from", "2007-09-01", "reason", "设立"));
		placed(all, "GET /organization/bodies/{id:\\d{1,18}}", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.body())));
		placed(all, "POST /organization/bodies/{id:\\d{1,18}}", ORGANIZE, (place) -> Map.of("id",
				String.valueOf(place.body()), "name", "改名", "from", "2007-09-01", "reason", "改名"));
		placed(all, "POST /organization/bodies/{id:\\d{1,18}}/members", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.body()), "unit", "health@" + place.code(), "part",
						"MEMBER", "from", "2007-09-01", "reason", "加入"));
		placed(all, "GET /organization/duties/new", ORGANIZE, (place) -> Map.of("unit", "government@" + place.code()));
		placed(all, "POST /organization/duties", ORGANIZE, (place) -> Map.of("unit", "government@" + place.code(),
				"kind", "CONTACT", "person", String.valueOf(place.person()), "from", "2007-09-02", "reason", "任命"));
		placed(all, "GET /organization/duties/{id:\\d{1,18}}", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.duty())));
		placed(all, "POST /organization/duties/{id:\\d{1,18}}", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.duty()), "from", "2007-09-03", "reason", "更正"));
		placed(all, "GET /organization/people/{id:\\d{1,18}}/change", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.person())));
		placed(all, "POST /organization/people/{id:\\d{1,18}}", ORGANIZE,
				(place) -> Map.of("id", String.valueOf(place.person()), "name", "改名", "reason", "改名"));
		add(all, "GET /organization/workbook", ORGANIZE, Reach.OWN);
		add(all, "GET /organization/workbook/file", ORGANIZE, Reach.OWN);
		add(all, "POST /organization/workbook/check", ORGANIZE, Reach.OWN, "file", "");
		add(all, "POST /organization/workbook/commit", ORGANIZE, Reach.OWN, "id",
				"00000000-0000-0000-0000-000000000000");
	}

	private static void administration(List<Endpoint> all) {
		add(all, "GET /accounts", ACCOUNTS, Reach.OWN);
		add(all, "GET /board", ADMINISTER, Reach.OWN);
		add(all, "GET /accounts/export.{format:csv|xlsx}", ACCOUNTS, Reach.OWN, "format", "csv");
		add(all, "POST /accounts", ADMINISTER, Reach.OWN, "name", "fresh", "displayName", "新账号");
		placed(all, "GET /accounts/{name}", ACCOUNTS, (place) -> Map.of("name", place.account()));
		placed(all, "POST /accounts/{name}/rename", ADMINISTER,
				(place) -> Map.of("name", place.account(), "displayName", "改名"));
		for (String act : List.of("disable", "enable", "reset")) {
			placed(all, "POST /accounts/{name}/" + act, ADMINISTER, (place) -> Map.of("name", place.account()));
		}
		placed(all, "POST /accounts/{name}/unlock", SECURE, (place) -> Map.of("name", place.account()));
		placed(all, "POST /accounts/{name}/grants", SECURE, (place) -> Map.of("name", place.account(), "role",
				"LIAISON", "region", place.code(), "part", "department/health"));
		placed(all, "POST /accounts/{name}/grants/{grant:\\d{1,18}}/revoke", SECURE,
				(place) -> Map.of("name", place.account(), "grant", String.valueOf(place.grant())));
		add(all, "GET /audit", AUDIT, Reach.OWN);
		add(all, "GET /audit/export.{format:csv|xlsx}", AUDIT, Reach.OWN, "format", "csv");
		add(all, "GET /audit/verification", AUDIT, Reach.OWN);
		add(all, "GET /audit/verification/state", AUDIT, Reach.OWN);
		add(all, "POST /audit/verification", AUDIT, Reach.OWN);
	}

	private static Map<String, String> inspection(Place place) {
		return with(Map.of("type", "catering_inspection"), "unit", "health@" + place.code(), "region", place.code(),
				"subject", place.subject(), "date", "2007-09-19", "fields.people", 2, "fields.licence_held", "true",
				"fields.result", "none", "key", "matrix" + place.code());
	}

	private static Map<String, String> meeting(Place place) {
		return with(Map.of("type", "meeting"), "unit", "government@" + place.code(), "region", place.code(), "date",
				"2007-09-20", "fields.kind", "study", "fields.title", "新会议", "key", "matrix" + place.code());
	}

	private static Map<String, String> with(Map<String, String> fields, Object... more) {
		Map<String, String> all = new LinkedHashMap<>(fields);
		for (int i = 0; i < more.length; i += 2) {
			all.put(more[i].toString(), more[i + 1].toString());
		}
		return all;
	}

	private static void placed(List<Endpoint> all, String name, Permission rule,
			Function<Place, Map<String, String>> fields) {
		all.add(endpoint(name, rule, Reach.PLACED, fields));
	}

	private static void add(List<Endpoint> all, String name, Permission rule, Reach reach, Object... fields) {
		all.add(endpoint(name, rule, reach, (place) -> with(Map.of(), fields)));
	}

	private static Endpoint endpoint(String name, Permission rule, Reach reach,
			Function<Place, Map<String, String>> fields) {
		return new Endpoint(name, rule, reach, fields, (place) -> Set.of(), Set.of(), Set.of());
	}

}
