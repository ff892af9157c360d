package cn.yipanqi.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who guesses: what is asked for is their own, but one path variable, parameter
 * or field of it names something in another county, or above it.
 */
@TestPropertySource(properties = "yipanqi.city=guessed")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessedIdsTests extends AccessMatrix {

	/** What the request of the declaration cannot change, whoever sends it. */
	private static final Set<String> CHANGING_NOTHING = Set.of("POST /account/password", "POST /account/code",
			"POST /account/code/remove", "POST /account/tokens/revoke", "POST /summaries/sheet",
			"POST /api/v1/records/bulk [application/x-ndjson]", "POST /capacity", "POST /accounts/{name}/unlock",
			"POST /accounts/{name}/enable", "POST /briefings/templates/{code}", "POST /organization/workbook/check",
			"POST /organization/workbook/commit", "POST /intake", "POST /intake/commit", "POST /intake/cancel",
			"POST /intake/{run:[0-9a-f-]{36}}/withdrawal");

	private SentNames names;

	private Guesses guesses;

	@BeforeEach
	void readForms() {
		if (this.names != null) {
			return;
		}
		this.names = new SentNames(mappings());
		List<Place> elsewhere = List.of(city().place(MatrixCity.SIBLING), city().place(MatrixCity.PARENT));
		this.guesses = new Guesses(city().place(MatrixCity.OWN), elsewhere);
		for (Reader reader : readers(scope(MatrixCity.OWN))) {
			for (Endpoint endpoint : endpoints()) {
				if (!endpoint.changes() && reader.may(endpoint.rule())) {
					this.names.read(caller().call(endpoint, own(endpoint), reader).words());
				}
			}
		}
	}

	private Map<String, String> own(Endpoint endpoint) {
		return endpoint.fields().apply(city().place(MatrixCity.OWN));
	}

	@Test
	@Order(1)
	void everyNameIsKnown() {
		Set<String> unknown = new TreeSet<>();
		for (Endpoint endpoint : endpoints()) {
			if (endpoint.rule() != Permission.NONE) {
				names(endpoint).stream()
					.filter((name) -> this.guesses.of(endpoint, name).isEmpty())
					.forEach((name) -> unknown.add(endpoint + ": " + name));
			}
		}
		assertThat(unknown).isEmpty();
		assertThat(this.names.of(DECLARED.get("POST /organization/bodies/{id:\\d{1,18}}/members")))
			.as("the names of inputs that only a page knows")
			.contains("member", "unit", "part");
	}

	private Set<String> names(Endpoint endpoint) {
		Set<String> names = new TreeSet<>(this.names.of(endpoint));
		names.addAll(own(endpoint).keySet());
		return names;
	}

	@Test
	@Order(2)
	void guessIsRefusedAndShowsAndChangesNothing() {
		SoftAssertions softly = new SoftAssertions();
		Set<String> marks = new HashSet<>(city().marks(MatrixCity.SIBLING));
		marks.addAll(city().marks(MatrixCity.PARENT));
		int guessed = 0;
		for (Reader reader : readers(scope(MatrixCity.OWN))) {
			for (Endpoint endpoint : endpoints()) {
				if (!reader.may(endpoint.rule()) || endpoint.rule() == Permission.NONE) {
					continue;
				}
				for (String name : names(endpoint)) {
					for (Guesses.Guess guess : this.guesses.of(endpoint, name).orElse(List.of())) {
						if (!endpoint.changes() || (guess.foreign() && !endpoint.published().contains(name))) {
							guess(softly, endpoint, guess, reader, marks);
							guessed++;
						}
					}
				}
			}
		}
		softly.assertThat(guessed).isGreaterThan(500);
		softly.assertAll();
	}

	private void guess(SoftAssertions softly, Endpoint endpoint, Guesses.Guess guess, Reader reader,
			Set<String> marks) {
		Map<String, String> before = endpoint.changes() ? footprint().everything() : Map.of();
		Caller.Answer answer = caller().call(endpoint, guess.fields(), reader);
		String what = "%s %s by %s".formatted(endpoint, guess, reader.account());
		softly.assertThat(answer.status()).as(what).isLessThan(500);
		if (guess.foreign() && !endpoint.published().contains(guess.name())
				&& !endpoint.lenient().contains(guess.name())) {
			softly.assertThat(answer.status()).as(what).isIn(403, 404);
		}
		marks.forEach(
				(mark) -> softly.assertThat(answer.words().replace(guess.fields().get(guess.name()), "").contains(mark))
					.as("%s shows %s", what, mark)
					.isFalse());
		if (endpoint.changes()) {
			softly.assertThat(footprint().everything()).as("what is written after %s", what).isEqualTo(before);
		}
	}

	@Test
	@Order(3)
	void guessIsNotedAndLearnsNoMoreThanThatNothingWasFound(@Autowired JdbcClient jdbc) {
		Reader guesser = Readers.of("guesser", Role.OFFICE, scope(MatrixCity.OWN));
		Endpoint page = DECLARED.get("GET /records/{record}");
		String elsewhere = city().place(MatrixCity.SIBLING).record().toString();
		String nowhere = "00000000-0000-0000-0000-00000000abcd";
		Caller.Answer guessed = caller().call(page, Map.of("record", elsewhere), guesser);
		Caller.Answer invented = caller().call(page, Map.of("record", nowhere), guesser);
		assertThat(guessed.status()).isEqualTo(404).isEqualTo(invented.status());
		assertThat(guessed.words()).isEqualTo(invented.words());
		caller().call(page, Map.of("record", city().place(MatrixCity.OWN).record().toString()), guesser);
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
	 * The same requests without a guess in them are not refused: what is refused above is
	 * refused because of the guess. Comes last, because it changes what there is.
	 */
	@Test
	@Order(4)
	void requestWithoutGuessIsDone() {
		SoftAssertions softly = new SoftAssertions();
		List<Reader> readers = readers(scope(MatrixCity.OWN));
		for (Endpoint endpoint : endpoints()) {
			if (endpoint.rule() == Permission.NONE || endpoint.reach() == Endpoint.Reach.CITY
					|| endpoint.reach() == Endpoint.Reach.STEP || CHANGING_NOTHING.contains(endpoint.name())) {
				continue;
			}
			Reader reader = readers.stream().filter((any) -> any.may(endpoint.rule())).findFirst().orElseThrow();
			Map<String, String> before = footprint().everything();
			Map<String, String> asked = new java.util.TreeMap<>(own(endpoint));
			asked.computeIfPresent("grant",
					(name, grant) -> endpoint.isInAddress(name) ? grant : String.valueOf(reader.grants().get(0).id()));
			Caller.Answer answer = caller().call(endpoint, asked, reader);
			softly.assertThat(answer.status()).as("%s by %s", endpoint, reader.account()).isBetween(200, 399);
			if (endpoint.changes()) {
				softly.assertThat(footprint().everything())
					.as("what is written after %s by %s", endpoint, reader.account())
					.isNotEqualTo(before);
			}
		}
		softly.assertAll();
	}

}
