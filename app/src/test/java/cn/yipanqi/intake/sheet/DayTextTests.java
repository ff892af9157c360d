package cn.yipanqi.intake.sheet;

import java.time.LocalDate;
import java.time.ZoneId;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Days as people write them.
 */
class DayTextTests {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private final DayText days = new DayText(LocalDate.of(2007, 8, 8), LocalDate.of(2007, 12, 31), ZONE, false);

	private final DayText rewritten = new DayText(LocalDate.of(2007, 8, 8), LocalDate.of(2007, 12, 31), ZONE, true);

	@ParameterizedTest
	@ValueSource(strings = { "2007-08-24", "2007/8/24", "2007.8.24", "2007年8月24日", "2007 年 8 月 24 日", "２００７年８月２４日",
			"20070824", "24.08.2007", "24/8/2007", "8月24日", "8月24号", "8/24", "8.24", "24/8", "07-8-24", "07年8月24日",
			"39318", "2007-08-24 09:30", "2007-08-24T00:00:00", "2007年8月24日 星期五", "2007年8月24日（周五）",
			"\u00a02007-08-24\u3000", "2007-08-24 00:00:00.0", "2007/8/24 上午 9:30:00", "20070824093000", "200708240930",
			"2007年8月24日上午", "二〇〇七年八月二十四日", "二零零七年八月廿四日", "24-Aug-07", "24 August 2007", "Aug 24, 2007", "24-Aug",
			"2007-08-24 9:30:00 AM", "2007-08-24 09:30:00+08:00", "2007.8.24.", "'2007-08-24", "８．２４", "8月24",
			"07.8.24", "2007—8—24", "2007-08-24T09:30", "2007年8月24日9时30分", "2007-8-24 下午3点", "2007-08-24 09:30:00+08",
			"2007-08-24 09:30-10:30", "2007年8月24日 9时至11时30分", "2007-8-24 9:00~11:00", "2007 08 24" })
	void theSameDayInManyForms(String text) {
		assertThat(read(text)).isEqualTo(Reading.of("2007-08-24"));
	}

	@ParameterizedTest
	@CsvSource({ "08.09.2007, DATE_AMBIGUOUS", "9/10, DATE_AMBIGUOUS", "2007-02-30, DATE_UNREADABLE",
			"九月初, DATE_UNREADABLE", "2007年8月, DATE_WITHOUT_DAY", "Aug-07, DATE_WITHOUT_DAY", "2007.9, DATE_WITHOUT_DAY",
			"2007-8-24至8-26, DATE_SEVERAL", "2007、8、24, DATE_UNREADABLE", "2007-08-24Tmorgen, DATE_UNREADABLE",
			"2007-8-1 2, DATE_UNREADABLE", "8月1 2日, DATE_UNREADABLE", "3月5日, YEAR_UNSAID",
			"2007-13-01, DATE_UNREADABLE" })
	void whatNobodyCanKnowIsRefused(String text, Fault fault) {
		assertThat(read(text).fault()).isEqualTo(fault);
	}

	/**
	 * The day that it is in China is another one than is written.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "2007-08-23T16:00:00.000Z", "2007-08-23T23:30:00-05:00", "2007-08-23 16:00:00 UTC",
			"2007-08-23 16:00:00+00", "2007-08-23T23:30-05:00", "2007-08-23 23:30-05:00" })
	void dayThatIsAnotherInChinaIsRefused(String text) {
		assertThat(read(text)).isEqualTo(Reading.refused(Fault.DATE_ZONED, "2007-08-24"));
	}

	/**
	 * Excel writes 9.20 as 9.2.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "9.2", "10.1", "９．２", "12.3" })
	void dayThatMayHaveLostItsNoughtIsRefusedInTextFiles(String text) {
		assertThat(this.rewritten.read(new GridCell(GridCell.Kind.TEXT, text)).fault()).isEqualTo(Fault.DATE_AMBIGUOUS);
		assertThat(read(text).fault()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "9.20, 2007-09-20", "9.5, 2007-09-05", "2007.9.2, 2007-09-02", "9-2, 2007-09-02", "8.8, 2007-08-08" })
	void dayThatCanHaveLostNothingIsReadInTextFiles(String text, String day) {
		assertThat(this.rewritten.read(new GridCell(GridCell.Kind.TEXT, text))).isEqualTo(Reading.of(day));
	}

	/**
	 * It is read, and refused later for lying outside the campaign.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "2006-08-24", "24.08.2006", "2006年8月24日" })
	void dayOutsideTheCampaignIsWhatItSays(String text) {
		assertThat(read(text)).isEqualTo(Reading.of("2006-08-24"));
	}

	/**
	 * 7 October and 10 July: only one of them is within.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "07/10/2007", "7/10", "10.7" })
	void onlyMeaningWithinTheCampaignIsTaken(String text) {
		assertThat(read(text)).isEqualTo(Reading.of("2007-10-07"));
	}

	@ParameterizedTest
	@CsvSource({ "39318, 2007-08-24", "20070824, 2007-08-24" })
	void numbersAreSerialsOrDigits(String number, String day) {
		assertThat(this.days.read(new GridCell(GridCell.Kind.NUMBER, number))).isEqualTo(Reading.of(day));
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.24", "39318.5", "824", "1", "99999999" })
	void otherNumbersAreNoDays(String number) {
		assertThat(this.days.read(new GridCell(GridCell.Kind.NUMBER, number)).fault()).isEqualTo(Fault.DATE_UNREADABLE);
	}

	@Test
	void textIsReadAsItsFormatShowsIt() {
		GridCell cell = new GridCell(GridCell.Kind.TEXT, "8月24日", "2006年8月24日");
		assertThat(this.days.read(cell)).isEqualTo(Reading.of("2006-08-24").formerly("2007-08-24"));
	}

	@ParameterizedTest
	@CsvSource({ "20070824, 2007-08-24, 2007-08-24", "824, 8月24日, 2007-08-24", "39318, 0:00, ", "39318, 39.318, " })
	void numberIsReadAsItsFormatShowsIt(String number, String shown, String day) {
		assertThat(this.days.read(new GridCell(GridCell.Kind.NUMBER, number, shown)).value()).isEqualTo(day);
	}

	private Reading read(String text) {
		return this.days.read(new GridCell(GridCell.Kind.TEXT, text));
	}

}
