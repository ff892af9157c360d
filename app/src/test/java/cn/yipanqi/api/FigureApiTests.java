package cn.yipanqi.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.figures.Figures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that read figures.
 */
class FigureApiTests extends ProgramTest {

	private Program county;

	@BeforeEach
	void makeProgram() {
		this.county = program(Role.OFFICE, "239901");
		for (int i = 0; i < 3; i++) {
			patrol(i + 2);
		}
	}

	@Test
	void figureStandsBesideItsDefinition(@Autowired Figures figures) {
		Program.Answer answer = this.county.get("/api/v1/figures?indicator=people&breakdown=REGION");
		JsonNode figure = answer.json().at("/items/0");
		BigDecimal official = figures
			.figure(new FigureQuery("people", "239901", null, null, null, null, null), Scope.EVERYTHING)
			.value();
		assertThat(new BigDecimal(figure.at("/value").asString())).isEqualByComparingTo(official);
		assertThat(figure.at("/number").decimalValue()).isEqualByComparingTo(official);
		assertThat(figure.at("/unit").asString()).isEqualTo("人次");
		assertThat(figure.at("/definition").asString()).isNotBlank();
		assertThat(figure.at("/region").asString()).isEqualTo("239901");
		assertThat(figure.at("/breakdown")).isNotEmpty();
		assertThat(this.county.get("/api/v1/figures?indicator=people", "Accept-Language", "en").text("/items/0/name"))
			.isNotEqualTo(figure.at("/name").asString());
	}

	@Test
	void daysTheWrongWayRoundAndMomentsToComeAreRefused() {
		Program.Answer reversed = this.county.get("/api/v1/figures?indicator=people&from=2007-09-20&to=2007-09-01");
		assertThat(reversed.status()).isEqualTo(400);
		assertThat(reversed.text("/code")).isEqualTo("days-reversed");
		assertThat(reversed.text("/detail")).contains("2007-09-20", "2007-09-01");
		Program.Answer future = this.county.get("/api/v1/figures?indicator=people&asOf=2031-01-01T00:00:00");
		assertThat(future.status()).isEqualTo(400);
		assertThat(future.text("/code")).isEqualTo("moment-to-come");
	}

	@Test
	void traceCountsWhatTheFigureSaysPageByPage() {
		JsonNode figure = this.county.get("/api/v1/figures?indicator=people").json().at("/items/0");
		BigDecimal sum = BigDecimal.ZERO;
		List<String> read = new ArrayList<>();
		String address = figure.at("/trace").asString() + "&limit=2";
		Program.Answer page = this.county.get(address);
		while (true) {
			assertThat(page.status()).as(page.body()).isEqualTo(200);
			for (JsonNode item : page.json().at("/items")) {
				sum = sum.add(new BigDecimal(item.at("/amount").asString()));
				read.add(item.at("/record/id").asString());
			}
			if (page.json().at("/next").isMissingNode()) {
				break;
			}
			page = this.county.get(address + "&cursor=" + page.text("/next"));
		}
		assertThat(sum).isEqualByComparingTo(figure.at("/value").asString());
		assertThat(read).doesNotHaveDuplicates().hasSize(figure.at("/statements").intValue());
	}

	@Test
	void traceMissesNothingThatIsFiledMeanwhile() {
		String address = "/api/v1/figures/trace?indicator=people&limit=2";
		Program.Answer page = this.county.get(address);
		String late = patrol(7).text("/id");
		List<String> read = new ArrayList<>(page.texts("/items", "/record/id"));
		while (!page.json().at("/next").isMissingNode()) {
			page = this.county.get(address + "&cursor=" + page.text("/next"));
			read.addAll(page.texts("/items", "/record/id"));
		}
		assertThat(read).doesNotHaveDuplicates().contains(late);
	}

	@Test
	void figureAsOfAMomentStaysAsItWas() {
		String moment = this.ledger.moment().toString();
		String address = "/api/v1/figures?indicator=people&asOf=" + moment;
		String before = this.county.get(address).text("/items/0/value");
		patrol(100);
		assertThat(this.county.get(address).text("/items/0/value")).isEqualTo(before);
		assertThat(this.county.get("/api/v1/figures?indicator=people").text("/items/0/value")).isNotEqualTo(before);
		assertThat(this.county.get(address).text("/items/0/asOf")).isEqualTo(moment);
	}

	@Test
	void ratioComesWithItsParts() {
		String code = this.county.get("/api/v1/indicators")
			.json()
			.at("/items")
			.valueStream()
			.filter((indicator) -> indicator.at("/kind").asString().equals("RATIO"))
			.map((indicator) -> indicator.at("/code").asString())
			.findFirst()
			.orElseThrow();
		Program.Answer answer = this.county.get("/api/v1/figures?indicator=" + code + "&indicator=people");
		assertThat(answer.texts("/items/0/parts", "/indicator")).hasSize(2);
		assertThat(answer.text("/items/0/unit")).isEqualTo("%");
		assertThat(answer.text("/items/1/indicator")).isEqualTo("people");
		assertThat(this.county.get(answer.text("/items/0/parts/0/trace")).status()).isEqualTo(200);
		assertThat(this.county.get("/api/v1/indicators/" + code).text("/numerator")).isNotBlank();
	}

	@ParameterizedTest
	@CsvSource({ "indicator=nothing, 404", "indicator=people&region=239902, 404", "indicator=people&region=2399, 404",
			"indicator=people&department=helth, 404", "indicator=people&asOf=yesterday, 400", "'', 400",
			"indicator=people&from=%2B999999999-12-31, 400", "indicator=people&from=2007-9-1, 400",
			"indicator=people&breakdown=COLOUR, 400", "indicator=people&page=1, 400" })
	void questionThatMeansNothingIsAProblem(String parameters, int status) {
		for (String path : List.of("/api/v1/figures", "/api/v1/figures/trace")) {
			Program.Answer answer = this.county.get(path + "?" + parameters);
			assertThat(answer.status()).as(answer.body()).isEqualTo(status);
			assertThat(answer.type()).isEqualTo("application/problem+json");
		}
	}

	@Test
	void subjectsComePageByPageAndOnlyFromTheScope() {
		String word = unique("饭店");
		for (int i = 0; i < 5; i++) {
			this.registry.register(new cn.yipanqi.registry.Subject(0, "restaurant", "city", word + i, null, null,
					(i < 4) ? "239901" : "239902", null), word + i);
		}
		String address = "/api/v1/subjects?limit=3&text="
				+ java.net.URLEncoder.encode(word, java.nio.charset.StandardCharsets.UTF_8);
		Program.Answer first = this.county.get(address);
		Program.Answer second = this.county.get(address + "&cursor=" + first.text("/next"));
		List<String> names = new ArrayList<>(first.texts("/items", "/name"));
		names.addAll(second.texts("/items", "/name"));
		assertThat(names).containsExactly(word + 0, word + 1, word + 2, word + 3);
		assertThat(second.json().at("/next").isMissingNode() || second.json().at("/next").isNull()).isTrue();
	}

	private Program.Answer patrol(int people) {
		Program.Answer answer = this.county.post("/api/v1/records", """
				{"type": "patrol", "unit": "health@239901", "region": "239901", "date": "2007-09-20",
				"fields": {"people": %d, "route": "%s"}, "key": "%s"}""".formatted(people, unique("路"),
				unique("patrol")));
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer;
	}

}
