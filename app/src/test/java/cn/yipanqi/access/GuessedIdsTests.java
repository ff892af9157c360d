package cn.yipanqi.access;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who guesses: what is asked for is their own, but one path variable, parameter
 * or field of it names something in another county.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.city=guessed" })
@AutoConfigureMockMvc
@Import(MatrixCity.class)
class GuessedIdsTests {

	private static final Map<String, Endpoint> DECLARED = Endpoint.all();

	@Autowired
	private MatrixCity city;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	private Caller caller;

	@BeforeEach
	void settle(@Autowired MockMvcTester mvc) {
		this.caller = new Caller(mvc);
		this.city.place(MatrixCity.OWN);
	}

	@Test
	void guessShowsAndChangesNothingElsewhere() {
		SoftAssertions softly = new SoftAssertions();
		int guesses = 0;
		for (Role role : Role.values()) {
			Reader reader = this.city.reader(role, new Scope(MatrixCity.OWN, null));
			String before = this.city.digestElsewhere();
			for (Endpoint endpoint : DECLARED.values()) {
				if (!reader.may(endpoint.rule()) || endpoint.rule() == Permission.NONE) {
					continue;
				}
				for (Map<String, String> guess : guesses(endpoint)) {
					Caller.Answer answer = this.caller.call(endpoint, guess, reader);
					String what = "%s %s by %s".formatted(endpoint, guess, reader.account());
					softly.assertThat(answer.status()).as(what).isLessThan(500);
					List.of(Place.mark(MatrixCity.SIBLING), Place.mark("aic" + MatrixCity.SIBLING),
							MatrixCity.phone(MatrixCity.SIBLING))
						.forEach((mark) -> softly.assertThat(answer.words().contains(mark))
							.as("%s shows %s", what, mark)
							.isFalse());
					if (endpoint.changes()) {
						String after = this.city.digestElsewhere();
						softly.assertThat(after).as(what).isEqualTo(before);
						before = after;
					}
					guesses++;
				}
			}
		}
		softly.assertAll();
		assertThat(guesses).isGreaterThan(500);
	}

	@Test
	void guessIsNotedAndLearnsNoMoreThanThatNothingWasFound(@Autowired JdbcClient jdbc) {
		Reader guesser = Readers.of("guesser", Role.OFFICE, new Scope(MatrixCity.OWN, null));
		Endpoint page = DECLARED.get("GET /records/{record}");
		String elsewhere = this.city.place(MatrixCity.SIBLING).record().toString();
		String nowhere = "00000000-0000-0000-0000-00000000abcd";
		Caller.Answer guessed = this.caller.call(page, Map.of("record", elsewhere), guesser);
		Caller.Answer invented = this.caller.call(page, Map.of("record", nowhere), guesser);
		assertThat(guessed.status()).isEqualTo(404).isEqualTo(invented.status());
		assertThat(guessed.words()).isEqualTo(invented.words());
		this.caller.call(page, Map.of("record", this.city.place(MatrixCity.OWN).record().toString()), guesser);
		assertThat(jdbc.sql("""
				select concat_ws(' ', action, refused, role, region, origin, object, detail) from audit
				where account = 'guesser' order by id
				""").query(String.class).list()).containsExactly(denied(elsewhere), denied(nowhere));
	}

	private static String denied(String record) {
		return "denied t OFFICE %s 127.0.0.1 page/records/%s {\"method\": \"GET\", \"reason\": \"not-found\"}"
			.formatted(MatrixCity.OWN, record);
	}

	/**
	 * The request for the own place, with one value after the other replaced.
	 */
	private List<Map<String, String>> guesses(Endpoint endpoint) {
		Map<String, String> own = endpoint.fields().apply(this.city.place(MatrixCity.OWN));
		Set<String> names = new LinkedHashSet<>(own.keySet());
		names.addAll(parameters(endpoint));
		List<Map<String, String>> guesses = new ArrayList<>();
		names.forEach((name) -> foreign(name).forEach((value) -> {
			Map<String, String> guess = new LinkedHashMap<>(own);
			guess.put(name, value);
			guesses.add(guess);
		}));
		return guesses;
	}

	/**
	 * What there is of a kind in the other county; nothing where the name says nothing
	 * about a place.
	 */
	private Set<String> foreign(String name) {
		Place place = this.city.place(MatrixCity.SIBLING);
		Set<String> numbers = new LinkedHashSet<>();
		for (long number : new long[] { place.briefing(), place.person(), place.body(), place.duty(), place.subject(),
				place.grant() }) {
			numbers.add(String.valueOf(number));
		}
		return switch (name) {
			case "record" -> Set.of(place.record().toString(), place.corrected().toString(),
					place.cancelled().toString(), place.joint().toString());
			case "id", "person", "body", "duty", "subject", "grant", "start", "page", "revision", "member" -> numbers;
			case "region" ->
				Set.of(MatrixCity.SIBLING, MatrixCity.SIBLING + "001", MatrixCity.PARENT, "23990", "", "%");
			case "unit" -> Set.of("government@" + MatrixCity.SIBLING, "aic@" + MatrixCity.PARENT, "%");
			case "name", "account", "by" -> Set.of(place.account(), "author" + MatrixCity.SIBLING);
			case "object" -> Set.of("account/" + place.account(), "briefing/" + place.briefing(), "%");
			case "department" -> Set.of("aic", "health");
			case "group" -> Set.of("catering", "illegal");
			case "part" -> Set.of("group/catering", "department/aic");
			case "text", "search" -> Set.of("会议", "饭店", "账号", "%", "_");
			case "from", "to", "on" -> Set.of("2007-09-01");
			case "asOf" -> Set.of("2007-09-26T12:00");
			default -> Set.of();
		};
	}

	/**
	 * The names that the endpoint's method takes from a request, also those of a record
	 * that is filled from it.
	 */
	private Set<String> parameters(Endpoint endpoint) {
		Map<String, Set<String>> names = new TreeMap<>();
		this.requestMappingHandlerMapping.getHandlerMethods()
			.forEach(
					(mapping, method) -> mapping.getPatternValues()
						.forEach((pattern) -> mapping.getMethodsCondition()
							.getMethods()
							.forEach((verb) -> names
								.computeIfAbsent(verb + " " + pattern, (key) -> new LinkedHashSet<>())
								.addAll(names(method)))));
		return names.getOrDefault(endpoint.name(), Set.of());
	}

	private static Set<String> names(HandlerMethod method) {
		Set<String> names = new LinkedHashSet<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
			RequestParam sent = parameter.getParameterAnnotation(RequestParam.class);
			if (sent != null && !sent.name().isEmpty()) {
				names.add(sent.name());
			}
			else if (sent != null || parameter.hasParameterAnnotation(PathVariable.class)) {
				names.add(String.valueOf(parameter.getParameterName()));
			}
			else if (parameter.getParameterType().isRecord() && parameter.getParameterType() != Reader.class) {
				Arrays.stream(parameter.getParameterType().getRecordComponents())
					.map(RecordComponent::getName)
					.forEach(names::add);
			}
		}
		return names;
	}

}
