package cn.yipanqi.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint, asked by every role for what is its own, and by those who may see it
 * for what it shows.
 */
@TestPropertySource(properties = "yipanqi.city=matrix")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndpointMatrixTests extends AccessMatrix {

	private static final Set<String> FILINGS = Set.of("POST /records", "POST /api/v1/records");

	@Test
	void everyEndpointIsDeclaredWithItsRule() {
		Map<String, String> rules = new TreeMap<>();
		mappings().forEach((name, mapping) -> rules.put(name, mapping.rule()));
		Map<String, String> declared = new TreeMap<>();
		DECLARED.forEach((name, endpoint) -> declared.put(name, endpoint.rule().name()));
		assertThat(rules).isEqualTo(declared);
	}

	/**
	 * What else answers requests gives out files that belong to the program.
	 */
	@Test
	void nothingAnswersBesideTheMappings() {
		context().getBeansOfType(HandlerMapping.class).forEach((name, handlers) -> {
			if (handlers instanceof RouterFunctionMapping routes) {
				assertThat(routes.getRouterFunction()).as(name).isNull();
			}
			else if (handlers instanceof AbstractUrlHandlerMapping addresses) {
				assertThat(addresses.getHandlerMap().values()).as(name)
					.allMatch((handler) -> handler instanceof ResourceHttpRequestHandler
							|| handler.getClass().getName().contains("ParameterizableViewController"));
			}
			else {
				assertThat(handlers).as(name).isInstanceOf(RequestMappingInfoHandlerMapping.class);
			}
		});
	}

	@Test
	void whoMaySeeItSeesIt() {
		SoftAssertions softly = new SoftAssertions();
		for (Endpoint endpoint : endpoints()) {
			if (endpoint.changes() || endpoint.rule() == Permission.NONE || endpoint.rule() == Permission.SIGNED_IN
					|| endpoint.reach() == Endpoint.Reach.STEP) {
				continue;
			}
			for (String region : List.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT)) {
				Place place = city().place(region);
				softly.assertThat(endpoint.shows().apply(place)).as("what %s shows", endpoint).isNotEmpty();
				if (endpoint.reach() != Endpoint.Reach.CITY || region.equals(MatrixCity.PARENT)) {
					sees(softly, endpoint, place, scope(region));
				}
				if (endpoint.reach() == Endpoint.Reach.PLACED) {
					sees(softly, endpoint, place, scope(MatrixCity.PARENT));
				}
			}
		}
		softly.assertAll();
	}

	private void sees(SoftAssertions softly, Endpoint endpoint, Place place, Scope scope) {
		Role role = Arrays.stream(Role.values()).filter((any) -> any.may(endpoint.rule())).findFirst().orElseThrow();
		Reader reader = city().reader(role, scope);
		Caller.Answer answer = caller().call(endpoint, endpoint.fields().apply(place), reader);
		String what = "%s for %s by %s".formatted(endpoint, place.code(), reader.account());
		softly.assertThat(answer.status()).as(what).isEqualTo(200);
		endpoint.shows()
			.apply(place)
			.forEach((words) -> softly.assertThat(answer.words().contains(words))
				.as("%s shows %s", what, words)
				.isTrue());
	}

	/**
	 * Comes last, because what roles may change is changed.
	 */
	@Test
	@Order(Integer.MAX_VALUE)
	void roleOpensWhatItMayAndNothingElse() {
		SoftAssertions softly = new SoftAssertions();
		List<@Nullable Reader> readers = new ArrayList<>(readers(scope(MatrixCity.OWN)));
		readers.add(city().stranger());
		readers.add(null);
		for (Reader reader : readers) {
			boolean works = reader != null && reader.capacity() != null && !reader.role().administers();
			for (Endpoint endpoint : endpoints()) {
				Map<String, String> before = works ? Map.of() : footprint().business();
				Caller.Answer answer = caller().call(endpoint, fields(endpoint, reader), reader);
				check(softly, endpoint, reader, answer);
				softly.assertThat(works ? Map.of() : footprint().business())
					.as("the campaign's business after %s by %s", endpoint, who(reader))
					.isEqualTo(before);
			}
		}
		softly.assertThat(caller().reached()).as("the mappings that were called").isEqualTo(mappings().keySet());
		softly.assertAll();
	}

	@Test
	void administrationPermitsNoBusiness() {
		for (Role role : Role.values()) {
			if (role.administers()) {
				for (Permission business : List.of(Permission.WRITE, Permission.CONFIRM, Permission.ISSUE,
						Permission.ORGANIZE)) {
					assertThat(role.may(business)).as("%s %s", role, business).isFalse();
				}
			}
		}
	}

	/**
	 * What a reader sends: of what the readers file, each files an act of its own day.
	 */
	private Map<String, String> fields(Endpoint endpoint, @Nullable Reader reader) {
		Map<String, String> fields = endpoint.fields().apply(city().place(MatrixCity.OWN));
		if (reader != null && reader.capacity() != null && FILINGS.contains(endpoint.name())) {
			Map<String, String> ownDay = new TreeMap<>(fields);
			ownDay.compute("date",
					(name, date) -> LocalDate.parse(date).minusDays(2L * reader.role().ordinal()).toString());
			return ownDay;
		}
		if (reader != null && reader.capacity() != null && fields.containsKey("grant")
				&& !endpoint.name().contains("revoke")) {
			Map<String, String> ownGrant = new TreeMap<>(fields);
			ownGrant.put("grant", String.valueOf(reader.capacity().id()));
			return ownGrant;
		}
		return fields;
	}

	private static void check(SoftAssertions softly, Endpoint endpoint, @Nullable Reader reader, Caller.Answer answer) {
		String what = "%s by %s".formatted(endpoint, who(reader));
		boolean permitted = (reader != null) ? reader.may(endpoint.rule()) : endpoint.rule() == Permission.NONE;
		if (permitted && endpoint.reach() == Endpoint.Reach.STEP) {
			softly.assertThat(answer.status()).as(what).isIn(200, 302, 404);
		}
		else if (permitted && (endpoint.reach() == Endpoint.Reach.CITY
				|| (endpoint.name().equals("POST /capacity") && reader != null && reader.capacity() == null))) {
			softly.assertThat(answer.status()).as(what).isEqualTo(404);
		}
		else if (permitted && endpoint.name().matches("POST /api/v1/(records|subjects)/\\{(record|id)}/.*")) {
			softly.assertThat(answer.status()).as(what + ", perhaps after another").isIn(201, 409);
		}
		else if (permitted) {
			softly.assertThat(answer.status()).as(what).isBetween(200, 399);
		}
		else if (reader == null) {
			softly.assertThat(answer.status() == 401 || String.valueOf(answer.redirect()).contains("/sign-in"))
				.as(what)
				.isTrue();
		}
		else if (endpoint.name().equals("GET /")) {
			softly.assertThat(answer.redirect()).as(what).isEqualTo(reader.home());
		}
		else {
			softly.assertThat(answer.status()).as(what).isEqualTo(403);
		}
	}

	private static String who(@Nullable Reader reader) {
		return (reader != null) ? reader.account() : "anonymous";
	}

}
