package cn.yipanqi.intake.sheet;

import java.math.BigDecimal;
import java.util.List;

import cn.yipanqi.engine.pack.Measure;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.GridCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers as people write them.
 */
class AmountsTests {

	private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

	private final Amounts money = new Amounts(
			new Measure("yuan", "元", "yuan", List.of(new Measure.Display("万元", null, TEN_THOUSAND),
					new Measure.Display("亿元", null, new BigDecimal("100000000")))));

	private final Amounts people = new Amounts(new Measure("person_times", "人次", "person-times", List.of()));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "35000|35000", "35,000|35000", "３５，０００|35000", "35 000|35000", "3.5万元|35000", "3.5万|35000",
					"35000元|35000", "¥35,000.50|35000.5", "￥35000|35000", "0.000035亿元|3500", "-5|-5", "−5|-5",
					"５．５０|5.5", "0|0", "0.00|0", "35000 yuan|35000" })
	void numberIsReadInYuan(String text, String amount) {
		assertThat(this.money.read(text(text), BigDecimal.ONE)).isEqualTo(Reading.of(amount));
	}

	@Test
	void headingFixesTheUnitOfWhatHasNone() {
		assertThat(this.money.read(text("3.5"), TEN_THOUSAND)).isEqualTo(Reading.of("35000"));
		assertThat(this.money.read(new GridCell(GridCell.Kind.NUMBER, "3.5"), TEN_THOUSAND))
			.isEqualTo(Reading.of("35000"));
		assertThat(this.money.read(text("3.5元"), TEN_THOUSAND)).isEqualTo(Reading.of("3.5"));
	}

	@Test
	void headingWithoutUnitLeavesMoneyOpen() {
		assertThat(this.money.read(text("3.5"), null).fault()).isEqualTo(Fault.MEASURE_UNSAID);
		assertThat(this.money.read(text("3.5万元"), null)).isEqualTo(Reading.of("35000"));
		assertThat(this.people.read(text("35"), null)).isEqualTo(Reading.of("35"));
		assertThat(this.people.read(text("35人次"), null)).isEqualTo(Reading.of("35"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "约35|NUMBER_UNREADABLE", "三十五|NUMBER_UNREADABLE", "35斤|MEASURE_FOREIGN", "3,5|NUMBER_AMBIGUOUS",
					"3.500,00|NUMBER_UNREADABLE", "1.2.3|NUMBER_UNREADABLE", "(35)|NUMBER_UNREADABLE",
					"35%|MEASURE_FOREIGN", "1e5|NUMBER_UNREADABLE", "35-40|NUMBER_UNREADABLE", "35万人|MEASURE_FOREIGN",
					",35|NUMBER_UNREADABLE", "3 5|NUMBER_AMBIGUOUS", "1,2 34|NUMBER_AMBIGUOUS",
					"35 00|NUMBER_AMBIGUOUS", "1\u00a02人次|NUMBER_AMBIGUOUS", "1,0000|NUMBER_AMBIGUOUS" })
	void whatNobodyCanKnowIsRefused(String text, Fault fault) {
		assertThat(this.people.read(text(text), null).fault()).isEqualTo(fault);
	}

	@Test
	void numberIsReadAsItsFormatShowsIt() {
		assertThat(this.money.read(shown("3", "3万元"), null)).isEqualTo(Reading.of("30000").formerly(null));
		assertThat(this.money.read(shown("3", "3万元"), BigDecimal.ONE)).isEqualTo(Reading.of("30000").formerly("3"));
		assertThat(this.people.read(shown("123", "000123"), null)).isEqualTo(Reading.of("123"));
		assertThat(this.people.read(shown("0.35", "35%"), null).fault()).isEqualTo(Fault.MEASURE_FOREIGN);
	}

	/**
	 * Two numbers in two lines of a cell, be the second one of three digits or not.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "3\n5", "3\r\n500" })
	void numbersInSeveralLinesAreNotOne(String text) {
		assertThat(this.people.read(text(text), null).fault()).isEqualTo(Fault.NUMBER_AMBIGUOUS);
		assertThat(this.people.read(text("3\n人次"), null)).isEqualTo(Reading.of("3"));
		assertThat(this.people.read(text("1 234 567.0"), null)).isEqualTo(Reading.of("1234567"));
	}

	@Test
	void numberThatIsNeitherSeenNorHeldIsRefused() {
		Amounts kilograms = new Amounts(new Measure("kg", "公斤", "kg", List.of()), 4);
		assertThat(kilograms.read(shown("1.25", "1.3"), null))
			.isEqualTo(Reading.refused(Fault.NUMBER_ROUNDED, "1.3", "1.25"));
		assertThat(kilograms.read(shown("1.23456", "1.2346"), null)).isEqualTo(Reading.of("1.23456"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "35123|3.5万元", "1234.56|1,235元", "1234567|1,235", "1234000|1,234",
			"35000|35.00", "-3|3元", "0.004|0元" })
	void numberThatAFormatRoundsBesideItsUnitIsRefused(String held, String seen) {
		Reading read = this.money.read(shown(held, seen), BigDecimal.ONE);
		assertThat(read.fault()).isEqualTo(Fault.NUMBER_ROUNDED);
		assertThat(read.detail()).containsExactly(seen, held);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "35000|3.5万元|35000", "35000|35,000.00元|35000", "1234.5|¥1,234.50|1234.5",
			"-35000|-3.50万|-35000", "0|0元|0" })
	void numberWhosePointAFormatMovesIsReadAsItIsSeen(String held, String seen, String amount) {
		assertThat(this.money.read(shown(held, seen), BigDecimal.ONE).value()).isEqualTo(amount);
	}

	@Test
	void textIsReadAsItsFormatShowsIt() {
		GridCell cell = new GridCell(GridCell.Kind.TEXT, "3", "3万元");
		assertThat(this.money.read(cell, BigDecimal.ONE)).isEqualTo(Reading.of("30000").formerly("3"));
	}

	private static GridCell shown(String text, String shown) {
		return new GridCell(GridCell.Kind.NUMBER, text, shown);
	}

	private static GridCell text(String text) {
		return new GridCell(GridCell.Kind.TEXT, text);
	}

}
