package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.intake.sheet.Notice;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files that people have sent and that were read otherwise than they look, or refused
 * without a way out: each is read as it looks now, or refused with one. The list is
 * {@code cases/intake/INDEX.tsv}.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-10-20T09:00:00",
		"yipanqi.load-territory=true" })
@Import(Runs.class)
class CaseFilesTests {

	private static final String FOLDER = "/cases/intake/";

	private static final List<String> SHOPS = List.of("同乐食杂店（3店）", "万家便利店", "万家便利店（2店）", "万家食杂店", "兴旺便利店", "兴旺便利店（2店）",
			"恒源副食店（3店）", "恒源副食店（4店）", "恒源副食店（5店）", "同乐副食店（7店）", "同乐副食店（8店）", "同乐副食店（9店）", "同乐粮油店（2店）", "华联粮油店",
			"华联粮油店（3店）", "华联购物中心");

	private static final Reader READER = Runs.reader("county", Role.LIAISON, "239901");

	private static final Author AUTHOR = new Author("county", READER.scope());

	@Autowired
	private SheetImports imports;

	@Autowired
	private Reasons reasons;

	@Autowired
	private Runs runs;

	@Autowired
	private Ledger ledger;

	@Autowired
	private LedgerReader records;

	private Map<String, Case> index = Map.of();

	@BeforeEach
	void shops(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry) {
		organization.load(pack.territory());
		String town = organization.regions()
			.stream()
			.filter((region) -> region.name().equals("城关镇") && region.code().startsWith("239901"))
			.findFirst()
			.orElseThrow()
			.code();
		SHOPS.forEach((shop) -> registry.register(
				new Subject(0, "food_shop", "city", "城关镇" + shop, null, "C" + SHOPS.indexOf(shop), town, null),
				"licence:C" + SHOPS.indexOf(shop)));
		this.index = index();
	}

	private static Map<String, Case> index() {
		Map<String, Case> cases = new LinkedHashMap<>();
		new String(bytes("INDEX.tsv"), StandardCharsets.UTF_8).lines().skip(1).forEach((line) -> {
			String[] cells = line.split("\t");
			cases.put(cells[1], new Case(cells[2], cells[3]));
		});
		return cases;
	}

	private static byte[] bytes(String file) {
		try (InputStream in = CaseFilesTests.class.getResourceAsStream(FOLDER + file)) {
			return Objects.requireNonNull(in, file).readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@TestFactory
	Stream<DynamicTest> filesAreReadAsTheyLookOrRefusedWithTheWayOut() {
		Map<String, Executable> tried = new LinkedHashMap<>(readings());
		tried.putAll(refusals());
		tried.putAll(sequences());
		Set<String> inSequences = Set.of("xlsx-second-upload-mended-and-a-filed-row-changed.xlsx",
				"csv-line-break-second-same-row-crlf.csv", "xlsx-own-number-as-text-000123-same-row.xlsx");
		Set<String> all = new TreeSet<>(tried.keySet());
		all.addAll(inSequences);
		assertThat(all).isEqualTo(new TreeSet<>(this.index.keySet()));
		return tried.entrySet().stream().map((each) -> DynamicTest.dynamicTest(each.getKey(), each.getValue()));
	}

	private Map<String, Executable> readings() {
		Map<String, Executable> tried = new LinkedHashMap<>();
		tried.put("csv-unquoted-thousands-comma-shifts-row.csv",
				() -> assertThat(told("csv-unquoted-thousands-comma-shifts-row.csv"))
					.containsExactly("2 F cells-surplus 234"));
		tried.put("xlsx-column-with-data-but-no-heading.xlsx", () -> {
			SheetReport report = check("xlsx-column-with-data-but-no-heading.xlsx");
			assertThat(report.rows().accepted()).isEqualTo(1);
			assertThat(report.notices()).extracting(this::words).containsExactly("E 列没有表头，有 1 行填了内容，没有读入");
		});
		accepted(tried, "csv-trailing-comma-each-row.csv", 1);
		tried.put("xlsx-merged-optional-number-down-three-rows.xlsx",
				() -> assertThat(told("xlsx-merged-optional-number-down-three-rows.xlsx")).hasSize(3)
					.allMatch((line) -> line.contains(" E cell-merged ")));
		tried.put("xlsx-merged-date-and-place-down-three-rows.xlsx", () -> {
			accepted("xlsx-merged-date-and-place-down-three-rows.xlsx", 3);
			commit("xlsx-merged-date-and-place-down-three-rows.xlsx");
			assertThat(meetings("丙-合并")).hasSize(3)
				.allSatisfy((entry) -> assertThat(entry.date()).isEqualTo("2007-08-27"))
				.allSatisfy((entry) -> assertThat(entry.fields()).containsEntry("summary", "全县统一口径的情况说明"));
		});
		tried.put("xlsx-tie-merged-over-two-lines.xlsx",
				() -> assertLines("xlsx-tie-merged-over-two-lines.xlsx", List.of(2, 1)));
		tried.put("xlsx-sheet-of-lines-copied-as-(2).xlsx",
				() -> assertLines("xlsx-sheet-of-lines-copied-as-(2).xlsx", List.of(1, 1)));
		tried.put("xlsx-tie-text-1-and-number-1.0.xlsx",
				() -> assertLines("xlsx-tie-text-1-and-number-1.0.xlsx", List.of(2)));
		tried.put("xlsx-money-shown-as-wan-by-cell-format.xlsx", () -> {
			commit("xlsx-money-shown-as-wan-by-cell-format.xlsx");
			assertThat(dens("格式村")).singleElement()
				.satisfies((entry) -> assertThat(entry.lines().get(0).fields().get("value")).hasToString("30000"));
		});
		tried.put("csv-day-as-jdbc-timestamp.csv", () -> accepted("csv-day-as-jdbc-timestamp.csv", 1));
		accepted(tried, "csv-every-cell-ends-with-tab.csv", 1);
		accepted(tried, "tsv-with-title-line-first.xls", 1);
		accepted(tried, "csv-ctrl-z-at-end.csv", 1);
		accepted(tried, "xlsx-shared-strings-part-with-capital-S.xlsx", 1);
		accepted(tried, "xlsx-part-names-with-backslashes.xlsx", 2);
		tried.put("csv-bare-quote-in-cell.csv", () -> accepted("csv-bare-quote-in-cell.csv", 2));
		tried.put("csv-dates-in-many-forms.csv", this::assertDaysInManyForms);
		return tried;
	}

	private Map<String, Executable> refusals() {
		Map<String, Executable> tried = new LinkedHashMap<>();
		refused(tried, "xlsx-month-typed-as-2007年9月-built-in-57.xlsx", "2 A date-without-day 2007年9月");
		refused(tried, "csv-day-with-utc-zone.csv", "2 A date-zoned 2007-08-23T16:00:00.000Z");
		refused(tried, "tsv-short-days-9.2-and-9.20-saved-by-excel.txt", "2 A date-ambiguous 9.2");
		refused(tried, "csv-case-number-turned-into-scientific.csv", "2 C digits-lost 3.30123E+17",
				"3 C digits-lost 3.30123E+17");
		unusable(tried, "csv-required-column-missing.csv", "缺少列“出动执法人员”");
		unusable(tried, "xlsx-required-column-missing.xlsx", "缺少列“出动执法人员”");
		unusable(tried, "web-page-with-bom.xls", "文件其实是网页");
		unusable(tried, "xlsb-renamed.xlsx", "二进制工作簿（.xlsb），请在 Excel 中打开后另存为 .xlsx");
		unusable(tried, "ods-renamed.xlsx", "另存为 .xlsx");
		return tried;
	}

	private Map<String, Executable> sequences() {
		Map<String, Executable> tried = new LinkedHashMap<>();
		tried.put("csv-text-guarded-as-formula.csv", () -> {
			commit("csv-text-guarded-as-formula.csv");
			String quoted = new String(bytes("csv-text-guarded-as-formula.csv"), StandardCharsets.UTF_8)
				.replace("=\"00123\"", "00123");
			assertThat(check(quoted.getBytes(StandardCharsets.UTF_8), "circulation_inspection", "aic@239901").rows()
				.alreadyThere()).isEqualTo(1);
		});
		tried.put("xlsx-first-upload-two-good-one-bad.xlsx", this::assertChangedRowIsAskedAbout);
		tried.put("xlsx-line-break-first.xlsx",
				() -> assertKnownAgain("xlsx-line-break-first.xlsx", "csv-line-break-second-same-row-crlf.csv"));
		tried.put("xlsx-own-number-shown-with-leading-zeros.xlsx",
				() -> assertKnownAgain("xlsx-own-number-shown-with-leading-zeros.xlsx",
						"xlsx-own-number-as-text-000123-same-row.xlsx"));
		tried.put("xlsx-rows-imported-again-after-they-were-cancelled.xlsx", this::assertCancelledRowsAreFiledAgain);
		tried.put("xlsx-hidden-old-sheet-before-the-visible-one.xlsx", () -> {
			SheetReport report = check("xlsx-hidden-old-sheet-before-the-visible-one.xlsx");
			assertThat(report.rows().accepted()).isEqualTo(1);
			assertThat(report.notices()).extracting((notice) -> notice.fault().code() + " " + notice.value())
				.containsExactly("sheet-unread 旧表");
		});
		tried.put("xlsx-workbook-made-for-government-sent-as-another-unit.xlsx", () -> {
			SheetReport report = check("xlsx-workbook-made-for-government-sent-as-another-unit.xlsx");
			assertThat(report.notices()).extracting(this::words).contains("这份表是为“临江县政府办”做的，与所选的填报单位不同");
			assertThat(report.notices()).anyMatch(Notice::toBeConfirmed);
		});
		return tried;
	}

	private void accepted(Map<String, Executable> tried, String file, int rows) {
		tried.put(file, () -> accepted(file, rows));
	}

	private void accepted(String file, int rows) {
		SheetReport report = check(file);
		assertThat(DirtyFilesTests.told(report.rows())).isEmpty();
		assertThat(report.rows().accepted()).isEqualTo(rows);
	}

	private void refused(Map<String, Executable> tried, String file, String... told) {
		tried.put(file, () -> {
			assertThat(told(file)).containsExactly(told);
			assertThat(check(file).rows().accepted()).isZero();
		});
	}

	private void unusable(Map<String, Executable> tried, String file, String words) {
		tried.put(file, () -> {
			UnusableFileException ex = catchThrowableOfType(UnusableFileException.class, () -> check(file));
			assertThat(this.reasons.of(ex.fault(), ex.value(), java.util.Locale.SIMPLIFIED_CHINESE)).contains(words);
		});
	}

	private void assertLines(String file, List<Integer> lines) {
		SheetReport report = check(file);
		assertThat(DirtyFilesTests.told(report.rows())).isEmpty();
		assertThat(report.rows().accepted()).isEqualTo(lines.size());
		long before = this.records.top();
		commit(file);
		assertThat(this.records.entries(numbersAfter(before), Scope.EVERYTHING))
			.extracting((entry) -> entry.lines().size())
			.containsExactlyElementsOf(lines);
		assertThat(check(file).rows().alreadyThere()).isEqualTo(lines.size());
	}

	private List<Long> numbersAfter(long before) {
		List<Long> numbers = new ArrayList<>();
		for (long number = before + 1; number <= this.records.top(); number++) {
			numbers.add(number);
		}
		return numbers;
	}

	/**
	 * As {@code csv-dates-in-many-forms.wanted.tsv} has it, by the name of the meeting.
	 */
	private void assertDaysInManyForms() {
		commit("csv-dates-in-many-forms.csv");
		List<String> days = meetings("甲-").stream().map((entry) -> entry.date().toString()).toList();
		assertThat(days).hasSize(15).containsOnly("2007-08-24");
		assertThat(told("csv-dates-in-many-forms.csv")).containsExactly("2 A date-ambiguous 9.2",
				"3 A date-ambiguous 10.1", "4 A date-zoned 2007-08-23T16:00:00.000Z", "10 A date-without-day 2007年9月",
				"15 A date-several 2007-8-24至8-26", "17 A date-unreadable 2007、8、24",
				"23 A date-zoned 2007-08-23T23:30:00-05:00");
	}

	private void assertChangedRowIsAskedAbout() {
		commit("xlsx-first-upload-two-good-one-bad.xlsx");
		String second = "xlsx-second-upload-mended-and-a-filed-row-changed.xlsx";
		ImportReport report = check(second).rows();
		assertThat(told(second)).containsExactly("2 @ possible-repeat 城关镇恒源副食店（3店）");
		assertThat(report.possiblyRepeated()).isEqualTo(1);
		assertThat(report.alreadyThere()).isEqualTo(1);
		assertThat(report.accepted()).isEqualTo(1);
		assertThat(commit(second, Confirmation.NONE).accepted()).isEqualTo(1);
		assertThat(commit(second, new Confirmation(false, false, false, Set.of(2L))).accepted()).isEqualTo(1);
		ImportReport again = check(second).rows();
		assertThat(again.alreadyThere()).isEqualTo(3);
		assertThat(again.possiblyRepeated()).isZero();
	}

	private void assertKnownAgain(String first, String second) {
		commit(first);
		ImportReport report = check(second).rows();
		assertThat(DirtyFilesTests.told(report)).isEmpty();
		assertThat(report.alreadyThere()).isEqualTo(1);
		assertThat(report.accepted()).isZero();
	}

	private void assertCancelledRowsAreFiledAgain() {
		String file = "xlsx-rows-imported-again-after-they-were-cancelled.xlsx";
		commit(file);
		cancelMeetings();
		ImportReport report = check(file).rows();
		assertThat(told(file)).containsExactly("2 @ filed-and-cancelled ", "3 @ filed-and-cancelled ");
		assertThat(report.cancelled()).isEqualTo(2);
		assertThat(report.alreadyThere()).isZero();
		assertThat(commit(file, Confirmation.NONE).accepted()).isZero();
		Confirmation again = new Confirmation(false, true, false, Set.of());
		assertThat(commit(file, again).accepted()).isEqualTo(2);
		assertThat(check(file).rows().alreadyThere()).isEqualTo(2);
		assertThat(commit(file, again).accepted()).isZero();
		cancelMeetings();
		assertThat(check(file).rows().cancelled()).isEqualTo(2);
		assertThat(commit(file, again).accepted()).isEqualTo(2);
	}

	private void cancelMeetings() {
		meetings("卯-撤销后再导").stream()
			.filter((entry) -> entry.operation() != Entry.Operation.CANCEL)
			.forEach((entry) -> this.ledger.cancel(entry.record(), entry.revision(), "登记错了", AUTHOR));
	}

	private List<Entry> meetings(String name) {
		return found("meeting", name);
	}

	private List<Entry> dens(String place) {
		return found("illegal_den", place);
	}

	private List<Entry> found(String type, String text) {
		return this.records.list(new LedgerQuery(type, null, "", null, null, false, text), Scope.EVERYTHING, 100, 0);
	}

	private List<String> told(String file) {
		return DirtyFilesTests.told(check(file).rows());
	}

	private String words(Notice notice) {
		return this.reasons.of(notice.fault(), List.of(notice.value(), Objects.requireNonNullElse(notice.rows(), 0L)),
				java.util.Locale.SIMPLIFIED_CHINESE);
	}

	private SheetReport check(String file) {
		Case one = Objects.requireNonNull(this.index.get(file), file);
		return check(bytes(file), one.type(), one.unit());
	}

	private SheetReport check(byte[] file, String type, String unit) {
		return this.imports.check(Content.of(file), type, unit, AUTHOR);
	}

	private void commit(String file) {
		assertThat(commit(file, Confirmation.NONE).rows()).isPositive();
	}

	private Findings.Summary commit(String file, Confirmation confirmation) {
		Case one = Objects.requireNonNull(this.index.get(file), file);
		Intake checked = this.runs.check(bytes(file), one.type(), one.unit(), READER);
		Intake committed = this.runs.commit(checked, READER, confirmation);
		assertThat(committed.state()).isEqualTo(State.COMMITTED);
		return this.runs.summary(committed);
	}

	@Test
	void nothingIsFiledBeforeWhatIsSaidOfTheFileIsConfirmed() {
		String file = "xlsx-workbook-made-for-government-sent-as-another-unit.xlsx";
		Intake checked = this.runs.check(bytes(file), "meeting", "health@239901", READER);
		assertThat(this.runs.askToCommit(checked.id(), READER)).isFalse();
		Confirmation seen = new Confirmation(true, false, false, Set.of());
		assertThat(this.runs.summary(this.runs.commit(checked, READER, seen)).accepted()).isEqualTo(1);
	}

	private record Case(String type, String unit) {
	}

}
