package cn.yipanqi.intake.source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CellFormat}: what Excel shows for a number.
 */
class CellFormatTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			General ~ 330123199001011 ~ 330123199001011
			@ ~ 12.5 ~ 12.5
			0 ~ 2.5 ~ 3
			0 ~ -2.5 ~ -3
			0.00 ~ 1.005 ~ 1.01
			0.00 ~ 3 ~ 3
			0.0 ~ -0.04 ~ 0
			#,##0.00 ~ 1234567.891 ~ 1234567.89
			#,##0.#### ~ 1234.56789 ~ 1234.5679
			0.00_);[Red]\\(0.00\\) ~ -2.567 ~ -2.57
			0_ ;[Red]\\-0\\  ~ -3 ~ -3
			0_);[红色]0 ~ -3 ~ -3
			_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_  ~ -1234.567 ~ -1234.57
			_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_  ~ 0 ~ 0
			[DBNum1][$-804]General ~ 12 ~ 12
			""")
	void plainFormatsRoundAndDoNothingElse(String code, String number, String shown) {
		assertThat(shown(code, number)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			000000 ~ 123 ~ 000123
			0,000 ~ 5 ~ 0,005
			0"万元" ~ 3 ~ 3万元
			0.0"万元" ~ -2.25 ~ -2.3万元
			0.00% ~ 0.5 ~ 50.00%
			0% ~ 0.125 ~ 13%
			0!.0, ~ 35000 ~ 3.5
			0!.0,"万" ~ -35000 ~ -3.5万
			0\\.0, ~ 1000 ~ 0.1
			0.00, ~ 35000 ~ 35.00
			#,##0.00,, ~ 35000000 ~ 35.00
			"¥"#,##0.00 ~ 1234567.5 ~ ¥1,234,567.50
			[$￥-804]#,##0.0 ~ 12 ~ ￥12.0
			General"元" ~ 12.5 ~ 12.5元
			G/通用格式"元" ~ 12.5 ~ 12.5元
			"No."0000 ~ 17 ~ No.0017
			00"-"00 ~ 1234 ~ 12-34
			0.00E+00 ~ 330123199001011000 ~ 3.30E+17
			# ?/? ~ 0.5 ~ 1/2
			h:mm ~ 39326.5 ~ 12:00
			[h]:mm ~ 1.5 ~ 36:00
			h"时"mm"分" ~ 0.75 ~ 18时00分
			上午/下午h"时"mm"分" ~ 0.75 ~ 下午6时00分
			上午/下午h"时"mm"分";@ ~ 0.375 ~ 上午9时00分
			h:mm AM/PM ~ 0.375 ~ 9:00 AM
			[>=10000]0!.0,"万";0 ~ 35000 ~ 3.5万
			[>=10000]0!.0,"万";0 ~ 350 ~ 350
			[>=10000]0!.0,"万";0 ~ -3 ~ -3
			[>100]0"多";[<0]0"负";0"少" ~ -50 ~ 50负
			[>100]0"多";[<0]0"负";0"少" ~ 50 ~ 50少
			+0;-0 ~ 5 ~ +5
			(0) ~ 5 ~ (5)
			0;0 ~ -3 ~ 3
			""")
	void otherFormatsAreShownAsExcelDoes(String code, String number, String shown) {
		assertThat(shown(code, number)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			;;; ~ 3
			0;; ~ 0
			0;-0;;@ ~ 0
			#,### ~ 0
			""")
	void numbersThatNobodySeesAreNothing(String code, String number) {
		assertThat(shown(code, number)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			yyyy"年"m"月" ~ 2007年9月
			yyyy.mm ~ 2007年9月
			yyyy"-"mm;@ ~ 2007年9月
			[$-409]mmm\\-yy;@ ~ 2007年9月
			yyyy"年" ~ 2007年
			m"月" ~ 9月
			d"日" ~ 1日
			[$-804]aaaa;@ ~ 星期六
			""")
	void datesWithoutADayAreMonths(String code, String shown) {
		GridCell cell = CellFormat.of(200, code).number("39326", false);
		assertThat(cell.kind()).isEqualTo(GridCell.Kind.MONTH);
		assertThat(cell.text()).isEqualTo("2007-09-01");
		assertThat(cell.shown()).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			yyyy-mm-dd
			yyyy"年"m"月"d"日";@
			m"月"d"日"
			[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy
			yyyy/m/d\\ h:mm;@
			ddd d mmm
			"时间："yyyy-m-d
			""")
	void datesWithADayAreDays(String code) {
		assertThat(CellFormat.of(200, code).number("39326.6", false))
			.isEqualTo(new GridCell(GridCell.Kind.DAY, "2007-09-01"));
	}

	/**
	 * A 3 in a cell for days is seen as 3 January 1900.
	 */
	@Test
	void smallNumbersInCellsForDaysAreDays() {
		CellFormat days = CellFormat.of(14, null);
		assertThat(days.number("3", false)).isEqualTo(new GridCell(GridCell.Kind.DAY, "1900-01-03"));
		assertThat(days.number("0", false).kind()).isEqualTo(GridCell.Kind.DAY);
		assertThat(days.number("-3", false)).isEqualTo(new GridCell(GridCell.Kind.ERROR, "########"));
		assertThat(days.number("3", true)).isEqualTo(new GridCell(GridCell.Kind.DAY, "1904-01-04"));
		assertThat(CellFormat.of(57, null).number("3", false).kind()).isEqualTo(GridCell.Kind.MONTH);
	}

	@Test
	void builtInFormatsAreThoseOfChineseEditions() {
		for (int format : new int[] { 17, 27, 36, 50, 52, 57 }) {
			assertThat(kind(format)).as("%d", format).isEqualTo(GridCell.Kind.MONTH);
		}
		for (int format : new int[] { 14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58 }) {
			assertThat(kind(format)).as("%d", format).isEqualTo(GridCell.Kind.DAY);
		}
		for (int format : new int[] { 0, 1, 4, 9, 11, 12, 18, 21, 32, 35, 37, 41, 45, 47, 48, 49, 55, 56, 99 }) {
			assertThat(kind(format)).as("%d", format).isEqualTo(GridCell.Kind.NUMBER);
		}
		assertThat(CellFormat.of(7, null).number("12.5", false).shown()).isEqualTo("¥12.50");
	}

	@Test
	void textsMayHaveAFormatOfTheirOwn() {
		assertThat(CellFormat.of(200, "\"临江县\"@").text("城关镇").shown()).isEqualTo("临江县城关镇");
		assertThat(CellFormat.of(200, ";;;").text("城关镇").shown()).isEmpty();
		assertThat(CellFormat.of(200, "0.00").text("城关镇").shown()).isEqualTo("城关镇");
	}

	private static GridCell.Kind kind(int format) {
		return CellFormat.of(format, null).number("39326.5", false).kind();
	}

	private static String shown(String code, String number) {
		GridCell cell = CellFormat.of(200, code).number(number, false);
		assertThat(cell.kind()).isEqualTo(GridCell.Kind.NUMBER);
		assertThat(cell.text()).isEqualTo(number);
		return cell.shown();
	}

}
