package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SummaryTypeTests {

	private static final String CAMPAIGN = "src/test/resources/packs/tiny/campaign.yaml";

	private static final String MONTHLY = "{code: monthly, name: 月报, group: catering, filed_by: [health], period: month, totals: [{indicator: visits, also: [fails]}, {indicator: value}, {indicator: premises}, {indicator: graded}]}";

	@TempDir
	private Path directory;

	@Test
	void sheetIsARecordWithALineForEachIndicator() throws IOException {
		RecordType sheet = read(MONTHLY).orThrow().recordType("monthly");
		assertThat(sheet.filedBy()).containsExactly("health");
		assertThat(sheet.subject()).isEqualTo(RecordType.SubjectUse.NONE);
		assertThat(sheet.line(SummaryType.LINE).orElseThrow().field(SummaryType.INDICATOR).orElseThrow().options())
			.extracting(Choice::code, Choice::name)
			.startsWith(tuple("visits", "检查户次"), tuple("value", "货值（元）"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					indicator: visits   | indicator: vizits    | no indicator 'vizits'; did you mean 'visits'?
					also: [fails]       | also: [fals]         | no indicator 'fals'; did you mean 'fails'?
					also: [fails]       | also: [fails, visits] | indicator 'visits' is stated twice
					also: [fails]       | also: [people, value] | 'value' is in another measure than 'visits'
					also: [fails]       | also: [joint]        | only counts and sums can have a total in common
					indicator: value    | indicator: fails     | indicator 'fails' is stated twice
					indicator: value    | indicator: grading_rate | 'grading_rate' is computed from other indicators and has no total of its own
					indicator: value    | indicator: passes    | 'passes' is computed from other indicators and has no total of its own
					group: catering     | group: market      | 'visits' counts for group 'catering', and so must its totals
					group: catering     | group: katering    | no group 'katering'; did you mean 'catering'?
					filed_by: [health]  | filed_by: [helth]  | no department 'helth'; did you mean 'health'?
					period: month       | period: year       | 'year' is none of [week, ten_days, half_month, month, phase]
					period: month,      | period: month, prevails: both, | 'both' is none of [details, total]
					code: monthly       | code: inspection   | record type 'inspection' is defined twice
					period: month,      | period: month, each: x, | unknown key 'each'; known here: [code, name, name_en, group, filed_by, description, period, prevails, totals]
					""")
	void mistakeIsReportedWithItsPlace(String text, String mistake, String message) throws IOException {
		assertThat(MONTHLY).contains(text);
		assertThat(read(MONTHLY.replace(text, mistake)).problems()).anySatisfy((problem) -> {
			assertThat(problem.file()).isEqualTo("summaries/sheets.yaml");
			assertThat(problem.line()).isEqualTo(2);
			assertThat(problem.path()).startsWith("summaries[0].");
			assertThat(problem.message()).isEqualTo(message);
		});
	}

	@Test
	void totalOfOneIndicatorIsStatedOnOneSheetByADepartment() throws IOException {
		String weekly = MONTHLY.replace("monthly", "weekly").replace("month,", "week,");
		assertThat(read(MONTHLY, weekly.replace("[health]", "[aic]")).problems()).isEmpty();
		assertThat(read(MONTHLY, weekly.replace("[health]", "[aic, health]")).problems())
			.extracting(PackProblem::message)
			.contains("'visits' is stated on 'monthly' by the same department already, and would count twice");
	}

	@Test
	void indicatorCannotCountSheets() throws IOException {
		Files.writeString(this.directory.resolve("indicators.yaml"),
				"indicators: [{code: sheets, name: 份数, kind: count, definition: 份数, sources: [{record: monthly}]}]");
		assertThat(read(MONTHLY).problems()).extracting(PackProblem::message)
			.containsExactly("no record type 'monthly'");
	}

	@ParameterizedTest
	@CsvSource({ "month, 2007-08-15, 2007-08-03, 2007-08-31", "month, 2007-12-01, 2007-12-01, 2007-12-30",
			"week, 2007-08-04, 2007-08-03, 2007-08-05", "week, 2007-08-06, 2007-08-06, 2007-08-12",
			"ten_days, 2007-08-31, 2007-08-21, 2007-08-31", "ten_days, 2007-09-10, 2007-09-01, 2007-09-10",
			"half_month, 2007-08-15, 2007-08-03, 2007-08-15", "half_month, 2007-09-16, 2007-09-16, 2007-09-30",
			"phase, 2007-08-09, 2007-08-05, 2007-08-10" })
	void dayLiesInItsPeriodWithinTheCampaign(String span, LocalDate day, LocalDate first, LocalDate last)
			throws IOException {
		Periods periods = periods(span);
		assertThat(periods.holding(day)).contains(new Period(first, last));
		assertThat(periods.endingOn(last)).contains(new Period(first, last));
		assertThat(periods.endingOn(last.minusDays(1))).isEmpty();
	}

	@Test
	void everyDayOfTheCampaignLiesInOnePeriod() throws IOException {
		for (String span : List.of("week", "ten_days", "half_month", "month")) {
			List<LocalDate> days = periods(span).all()
				.stream()
				.flatMap((period) -> period.first().datesUntil(period.last().plusDays(1)))
				.toList();
			assertThat(days).as(span)
				.isEqualTo(LocalDate.of(2007, 8, 3).datesUntil(LocalDate.of(2007, 12, 31)).toList());
		}
		assertThat(periods("phase").holding(LocalDate.of(2007, 8, 11))).isEmpty();
		assertThat(periods("month").holding(LocalDate.of(2007, 12, 31))).isEmpty();
	}

	@Test
	void phasesThatOverlapAreNoPeriods() throws IOException {
		Files.writeString(this.directory.resolve("plan.yaml"), """
				phases:
				  - {code: one, name: 一, start: 2007-08-01, end: 2007-08-10}
				  - {code: two, name: 二, start: 2007-08-10, end: 2007-08-20}
				""");
		assertThat(read(MONTHLY.replace("month,", "phase,")).problems()).extracting(PackProblem::message)
			.containsExactly("phases that share a day are no periods: what is done then has two");
	}

	private Periods periods(String span) throws IOException {
		String campaign = Files.readString(Path.of(CAMPAIGN))
			.replace("2007-08-01", "2007-08-03")
			.replace("2007-12-31", "2007-12-30");
		Files.writeString(this.directory.resolve("campaign.yaml"),
				campaign + "phases: [{code: one, name: 一, start: 2007-08-05, end: 2007-08-10}]\n");
		Files.createDirectories(this.directory.resolve("summaries"));
		Files.writeString(this.directory.resolve("summaries/sheets.yaml"),
				"summaries: [" + MONTHLY.replace("month,", span + ",") + "]");
		Pack pack = PackReader.read(this.directory).orThrow();
		return pack.periods(pack.summaries().get(0));
	}

	private PackReading read(String... types) throws IOException {
		Files.copy(Path.of(CAMPAIGN), this.directory.resolve("campaign.yaml"));
		Files.createDirectories(this.directory.resolve("summaries"));
		Files.writeString(this.directory.resolve("summaries/sheets.yaml"),
				"summaries:\n  - " + String.join("\n  - ", types));
		PackReading reading = PackReader.read(this.directory);
		Files.delete(this.directory.resolve("campaign.yaml"));
		return reading;
	}

}
