package cn.yipanqi.intake.sheet;

import java.time.LocalDate;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Days as people write them.
 */
class DayTextTests {

	private final DayText days = new DayText(LocalDate.of(2007, 8, 8), LocalDate.of(2007, 12, 31));

	@ParameterizedTest
	@ValueSource(strings = { "2007-08-24", "2007/8/24", "2007.8.24", "2007年8月24日", "2007 年 8 月 24 日", "２００７年８月２４日",
			"20070824", "24.08.2007", "24/8/2007", "8月24日", "8月24号", "8/24", "8.24", "24/8", "07-8-24", "07年8月24日",
			"39318", "2007-08-24 09:30", "2007-08-24T00:00:00", "2007年8月24日 星期五", "2007年8月24日（周五）",
			"\u00a02007-08-24\u3000" })
	void theSameDayInManyForms(String text) {
		assertThat(read(text)).isEqualTo(Reading.of("2007-08-24"));
	}

	@ParameterizedTest
	@CsvSource({ "08.09.2007, DATE_AMBIGUOUS", "9/10, DATE_AMBIGUOUS", "2007-02-30, DATE_UNREADABLE",
			"九月初, DATE_UNREADABLE", "2007年8月, DATE_UNREADABLE", "3月5日, YEAR_UNSAID", "2007-13-01, DATE_UNREADABLE" })
	void whatNobodyCanKnowIsRefused(String text, Fault fault) {
		assertThat(read(text).fault()).isEqualTo(fault);
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

	private Reading read(String text) {
		return this.days.read(new GridCell(GridCell.Kind.TEXT, text));
	}

}
