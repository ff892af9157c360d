package cn.yipanqi.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What pages and files show of a place to whoever may see it. Without this it could not
 * be told whether what others do not see is there at all.
 */
final class Shown {

	private Shown() {
	}

	/**
	 * From the names of endpoints to the words that are found there.
	 */
	static Map<String, Function<Place, Set<String>>> all() {
		Map<String, Function<Place, Set<String>>> all = new TreeMap<>();
		for (String page : List.of("GET /", "GET /briefings/draft/{code}", "GET /briefings/draft/{code}/document",
				"GET /briefings/{id:\\d{1,18}}", "GET /briefings/{id:\\d{1,18}}/document")) {
			all.put(page, (place) -> Set.of(place.figure()));
		}
		for (String page : List.of("GET /figures/{indicator}",
				"GET /figures/{indicator} [[HX-Request] && [!HX-History-Restore-Request]]")) {
			all.put(page, (place) -> Set.of(place.mark(), "\"" + place.people() + "\""));
		}
		all.put("GET /figures", (place) -> Set.of("出动执法人员"));
		all.put("GET /plan", (place) -> Set.of("实施方案", "region=" + place.code()));
		all.put("GET /briefings", (place) -> Set.of("author" + place.code()));
		all.put("GET /briefings/templates/{code}", (place) -> Set.of("progress_report"));
		all.put("GET /briefings/templates/{code}/file", (place) -> Set.of("w:document"));
		all.put("GET /records", (place) -> Set.of(place.mark(), Place.mark("aic" + place.code())));
		all.put("GET /records/{record}", (place) -> Set.of("新题" + place.mark()));
		all.put("GET /records/{record}/correct", (place) -> Set.of("会议" + place.mark()));
		all.put("GET /records/new", (place) -> Set.of("government@" + place.code()));
		all.put("GET /records/subjects", (place) -> Set.of("饭店" + place.mark()));
		all.put("GET /subjects", (place) -> Set.of("饭店" + place.mark()));
		all.put("GET /subjects/{id:\\d{1,18}}", (place) -> Set.of("饭店" + place.mark()));
		all.put("GET /subjects/{id:\\d{1,18}}/change", (place) -> Set.of("饭店" + place.mark()));
		all.put("GET /subjects/new", (place) -> Set.of("health@" + place.code()));
		all.put("GET /subjects/spot", (place) -> Set.of("value=\"" + place.code() + "\""));
		all.put("GET /summaries", (place) -> Set.of("value=\"" + place.code() + "\""));
		all.put("GET /summaries/sheet", (place) -> Set.of("health@" + place.code()));
		all.put("GET /intake", (place) -> Set.of("Excel"));
		all.put("GET /intake/workbook", (place) -> Set.of("government@" + place.code()));
		all.put("GET /intake/{run:[0-9a-f-]{36}}", (place) -> Set.of("九月" + place.mark()));
		all.put("GET /intake/{run:[0-9a-f-]{36}}/state", (place) -> Set.of("intake-state"));
		all.put("GET /intake/{run:[0-9a-f-]{36}}/subjects", (place) -> Set.of("unfound"));
		all.put("GET /intake/{run:[0-9a-f-]{36}}/marked", (place) -> Set.of("九月" + place.mark()));
		structure(all);
		programs(all);
		exports(all);
		all.put("GET /board", (place) -> Set.of("数据棋盘"));
		all.put("GET /accounts", (place) -> Set.of(place.account()));
		all.put("GET /accounts/{name}", (place) -> Set.of("账号" + place.mark()));
		all.put("GET /audit", (place) -> Set.of("author" + place.code()));
		all.put("GET /audit/export.{format:csv|xlsx}", (place) -> Set.of("author" + place.code()));
		all.put("GET /audit/verification", (place) -> Set.of("防篡改核验"));
		all.put("GET /audit/verification/state", (place) -> Set.of("verification-state"));
		return all;
	}

	private static void exports(Map<String, Function<Place, Set<String>>> all) {
		all.put("GET /records/export.{format:csv|xlsx}",
				(place) -> Set.of(place.mark(), Place.mark("aic" + place.code())));
		all.put("GET /summaries/export.{format:csv|xlsx}", (place) -> Set.of("health@" + place.code()));
		all.put("GET /figures/export.{format:csv|xlsx}", (place) -> Set.of("," + place.people() + ","));
		all.put("GET /figures/{indicator}/records.{format:csv|xlsx}", (place) -> Set.of(place.mark()));
		all.put("GET /figures/{indicator}/parts.{format:csv|xlsx}", (place) -> Set.of("2007-09-20"));
		all.put("GET /plan/goals.{format:csv|xlsx}", (place) -> Set.of("工作目标"));
		all.put("GET /organization/table.{format:csv|xlsx}", (place) -> Set.of("第一小组author" + place.code()));
		all.put("GET /accounts/export.{format:csv|xlsx}", (place) -> Set.of(place.account()));
	}

	private static void programs(Map<String, Function<Place, Set<String>>> all) {
		all.put("GET /api/v1/record-types", (place) -> Set.of("catering_inspection"));
		all.put("GET /api/v1/record-types/{code}", (place) -> Set.of("study"));
		all.put("GET /api/v1/indicators", (place) -> Set.of("出动执法人员"));
		all.put("GET /api/v1/indicators/{code}", (place) -> Set.of("出动执法人员"));
		all.put("GET /api/v1/regions", (place) -> Set.of("\"" + place.code() + "\""));
		all.put("GET /api/v1/departments", (place) -> Set.of("\"health\""));
		all.put("GET /api/v1/groups", (place) -> Set.of("\"catering\""));
		all.put("GET /api/v1/units", (place) -> Set.of("government@" + place.code()));
		all.put("GET /api/v1/subjects", (place) -> Set.of("饭店" + place.mark()));
		all.put("GET /api/v1/subjects/{id}", (place) -> Set.of("饭店" + place.mark()));
		all.put("GET /api/v1/figures", (place) -> Set.of("\"" + place.people() + "\""));
		all.put("GET /api/v1/figures/trace", (place) -> Set.of(place.mark(), "\"" + place.people() + "\""));
		all.put("GET /api/v1/records", (place) -> Set.of(place.mark(), Place.mark("aic" + place.code())));
		all.put("GET /api/v1/webhooks", (place) -> Set.of("items"));
		all.put("GET /api/v1/records/{record}", (place) -> Set.of("新题" + place.mark()));
	}

	private static void structure(Map<String, Function<Place, Set<String>>> all) {
		for (String page : List.of("GET /organization/{region:\\d{2,9}}", "GET /organization/table",
				"GET /organization/bodies/{id:\\d{1,18}}", "GET /organization/duties/{id:\\d{1,18}}",
				"GET /organization/workbook/file")) {
			all.put(page, (place) -> Set.of("第一小组author" + place.code()));
		}
		all.put("GET /organization", (place) -> Set.of("第一小组author" + MatrixCity.PARENT));
		for (String page : List.of("GET /organization/people/{id:\\d{1,18}}",
				"GET /organization/people/{id:\\d{1,18}}/change")) {
			all.put(page, (place) -> Set.of(place.maskedPhone()));
		}
		all.put("GET /organization/bodies/new", (place) -> Set.of(place.code()));
		all.put("GET /organization/duties/new", (place) -> Set.of("李主任", "government@" + place.code()));
		all.put("GET /organization/workbook", (place) -> Set.of("Excel"));
	}

}
