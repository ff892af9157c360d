package cn.yipanqi.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint, asked by every role for what is its own and for what is not.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.city=matrix" })
@AutoConfigureMockMvc
@Import(MatrixCity.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndpointMatrixTests {

	private static final Map<String, Endpoint> DECLARED = Endpoint.all();

	@Autowired
	private MatrixCity city;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	private Caller caller;

	private Place own;

	@BeforeEach
	void settle(@Autowired MockMvcTester mvc) {
		this.caller = new Caller(mvc);
		this.own = this.city.place(MatrixCity.OWN);
	}

	@Test
	void everyEndpointIsDeclaredWithItsRule() {
		Map<String, String> rules = new TreeMap<>();
		this.requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
			if (!BasicErrorController.class.isAssignableFrom(method.getBeanType())) {
				mapping.getPatternValues()
					.forEach((pattern) -> mapping.getMethodsCondition()
						.getMethods()
						.forEach((verb) -> rules.put(verb + " " + pattern, rule(method))));
			}
		});
		Map<String, String> declared = new TreeMap<>();
		DECLARED.forEach((name, endpoint) -> declared.put(name, endpoint.rule().name()));
		assertThat(rules).isEqualTo(declared);
	}

	private static String rule(HandlerMethod method) {
		return EndpointRules.of(method).map(Enum::name).orElse("no rule");
	}

	/**
	 * Comes last, because what roles may change is changed.
	 */
	@Test
	@Order(Integer.MAX_VALUE)
	void roleOpensWhatItMayAndNothingElse() {
		SoftAssertions softly = new SoftAssertions();
		List<@Nullable Reader> readers = new ArrayList<>(
				Arrays.stream(Role.values()).map((role) -> this.city.reader(role, scope(MatrixCity.OWN))).toList());
		readers.add(this.city.stranger());
		readers.add(null);
		for (Reader reader : readers) {
			for (Endpoint endpoint : order()) {
				boolean permitted = (reader != null) ? reader.may(endpoint.rule()) : endpoint.rule() == Permission.NONE;
				if (permitted && endpoint.reach() == Endpoint.Reach.CITY) {
					continue;
				}
				Caller.Answer answer = this.caller.call(endpoint, fields(endpoint, reader), reader);
				check(softly, endpoint, reader, permitted, answer);
			}
		}
		softly.assertAll();
	}

	private Map<String, String> fields(Endpoint endpoint, @Nullable Reader reader) {
		Map<String, String> fields = endpoint.fields().apply(this.own);
		if (reader != null && reader.capacity() != null && fields.containsKey("grant")
				&& !endpoint.name().contains("revoke")) {
			Map<String, String> ownGrant = new TreeMap<>(fields);
			ownGrant.put("grant", String.valueOf(reader.capacity().id()));
			return ownGrant;
		}
		return fields;
	}

	private static void check(SoftAssertions softly, Endpoint endpoint, @Nullable Reader reader, boolean permitted,
			Caller.Answer answer) {
		String who = (reader != null) ? reader.account() : "anonymous";
		if (permitted && endpoint.reach() == Endpoint.Reach.STEP) {
			softly.assertThat(answer.status()).as("%s by %s", endpoint, who).isIn(200, 404);
		}
		else if (permitted && endpoint.name().equals("POST /capacity") && reader != null && reader.capacity() == null) {
			softly.assertThat(answer.status()).as("%s by %s", endpoint, who).isEqualTo(404);
		}
		else if (permitted) {
			softly.assertThat(answer.status()).as("%s by %s", endpoint, who).isBetween(200, 399);
		}
		else if (reader == null) {
			softly.assertThat(answer.status() == 401 || String.valueOf(answer.redirect()).contains("/sign-in"))
				.as("%s by %s", endpoint, who)
				.isTrue();
		}
		else if (endpoint.name().equals("GET /")) {
			softly.assertThat(answer.redirect()).as("%s by %s", endpoint, who).isEqualTo(reader.home());
		}
		else {
			softly.assertThat(answer.status()).as("%s by %s", endpoint, who).isEqualTo(403);
		}
	}

	/**
	 * What reads first: what writes changes what there is to read.
	 */
	private static List<Endpoint> order() {
		return Stream
			.concat(DECLARED.values().stream().filter((endpoint) -> !endpoint.changes()),
					DECLARED.values().stream().filter(Endpoint::changes))
			.toList();
	}

	@Test
	void markIsSeenWhereItBelongs() {
		for (String region : List.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT)) {
			Reader reader = this.city.reader(Role.OFFICE, scope(region));
			Place place = this.city.place(region);
			for (String page : List.of("GET /records", "GET /records/{record}", "GET /records/subjects",
					"POST /organization/people/{id:\\d{1,18}}/reveal")) {
				Endpoint endpoint = DECLARED.get(page);
				assertThat(this.caller.call(endpoint, endpoint.fields().apply(place), reader).words()).as(page)
					.contains(page.contains("people") ? MatrixCity.phone(region) : Place.mark(region));
			}
		}
	}

	@Test
	void countyReachesNeitherSiblingNorParent() {
		nothingLeaks(Arrays.stream(Role.values()).map((role) -> this.city.reader(role, scope(MatrixCity.OWN))).toList(),
				List.of(MatrixCity.SIBLING, MatrixCity.PARENT),
				List.of(Place.mark(MatrixCity.SIBLING), Place.mark(MatrixCity.PARENT),
						Place.mark("aic" + MatrixCity.SIBLING), MatrixCity.phone(MatrixCity.SIBLING),
						MatrixCity.phone(MatrixCity.PARENT)));
	}

	@Test
	void departmentReachesNoOtherDepartment() {
		List<String> foreign = List.of(Place.mark("aic" + MatrixCity.OWN), Place.mark("aic" + MatrixCity.SIBLING),
				"会议" + Place.mark(MatrixCity.OWN), Place.mark(MatrixCity.SIBLING), Place.mark(MatrixCity.PARENT));
		nothingLeaks(partly(new Scope(MatrixCity.OWN, "health")),
				List.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT), foreign);
	}

	@Test
	void workingGroupReachesOnlyItsTypes() {
		List<String> foreign = List.of(Place.mark("aic" + MatrixCity.OWN), "会议" + Place.mark(MatrixCity.OWN),
				"行动" + Place.mark(MatrixCity.OWN), Place.mark(MatrixCity.SIBLING), Place.mark(MatrixCity.PARENT));
		nothingLeaks(partly(new Scope(MatrixCity.OWN, null, "catering")),
				List.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT), foreign);
	}

	@Test
	void grantOfTheOtherCapacityWidensNothing() {
		Reader sibling = this.city.reader(Role.REVIEWER, scope(MatrixCity.SIBLING));
		Reader one = this.city.reader(Role.REVIEWER, scope(MatrixCity.OWN));
		Reader both = new Reader(one.account(), one.displayName(), one.capacity(),
				List.of(one.grants().get(0), sibling.grants().get(0)), "", true);
		nothingLeaks(List.of(both), List.of(MatrixCity.SIBLING), List.of(Place.mark(MatrixCity.SIBLING)), false);
	}

	private List<Reader> partly(Scope scope) {
		return Arrays.stream(Role.values())
			.filter((role) -> !role.administers())
			.map((role) -> this.city.reader(role, scope))
			.toList();
	}

	private void nothingLeaks(List<Reader> readers, List<String> places, List<String> foreign) {
		nothingLeaks(readers, places, foreign, true);
	}

	/**
	 * Asks every endpoint that the readers may open for what is not theirs.
	 */
	private void nothingLeaks(List<Reader> readers, List<String> places, List<String> foreign, boolean writing) {
		SoftAssertions softly = new SoftAssertions();
		for (Reader reader : readers) {
			for (Endpoint endpoint : order()) {
				if (!reader.may(endpoint.rule())
						|| (endpoint.changes() && (!writing || endpoint.reach() == Endpoint.Reach.OWN))) {
					continue;
				}
				for (String region : places) {
					boolean mine = region.equals(MatrixCity.OWN);
					if (mine && endpoint.changes()) {
						continue;
					}
					String before = endpoint.changes() ? this.city.digest() : "";
					Caller.Answer answer = this.caller.call(endpoint, endpoint.fields().apply(this.city.place(region)),
							reader);
					String what = "%s for %s by %s".formatted(endpoint, region, reader.account());
					if (isGuarded(endpoint)) {
						softly.assertThat(answer.status()).as(what).isIn(403, 404);
					}
					softly.assertThat(answer.status()).as(what).isLessThan(500);
					foreign.forEach((mark) -> softly.assertThat(answer.words().contains(mark))
						.as("%s shows %s", what, mark)
						.isFalse());
					if (endpoint.changes()) {
						softly.assertThat(this.city.digest()).as(what).isEqualTo(before);
					}
				}
			}
		}
		softly.assertAll();
	}

	/**
	 * Whether its address names one thing, which is then not found. Who is in the command
	 * structure is published.
	 */
	private static boolean isGuarded(Endpoint endpoint) {
		return endpoint.reach() == Endpoint.Reach.CITY
				|| (endpoint.reach() == Endpoint.Reach.PLACED && endpoint.name().matches(".*\\{(record|id|name)[:}].*")
						&& !endpoint.name().equals("GET /organization/people/{id:\\d{1,18}}"));
	}

	private static Scope scope(String region) {
		return new Scope(region, null);
	}

}
