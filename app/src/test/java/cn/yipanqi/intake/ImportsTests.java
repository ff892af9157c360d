package cn.yipanqi.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import static cn.yipanqi.intake.ImportReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Imports} with invented files.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "yipanqi.pack=../packs/food-inspections-us")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ImportsTests {

	private static final Author AUTHOR = new Author("import", Scope.EVERYTHING);

	@Autowired
	private Imports imports;

	@Autowired
	private Figures figures;

	@Autowired
	private JdbcClient jdbc;

	@TempDir
	private Path folder;

	@BeforeEach
	void prepare(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		SampleFiles.writeTo(this.folder);
	}

	@Test
	void commitFilesWhatTheCheckAccepted() {
		ImportReport report = this.imports.commit(SampleFiles.inspections(this.folder), false, AUTHOR);
		assertThat(report).counts(8, 0, 1, 1, 8);
		assertThat(report.committed()).isTrue();
		assertThat(count("entry")).isEqualTo(8);
		assertThat(count("subject")).isEqualTo(6);
		assertThat(figure("inspections", "1703")).isEqualByComparingTo("8");
		assertThat(figure("inspections_failed", "1703")).isEqualByComparingTo("3");
		assertThat(figure("failure_rate", "1703")).isEqualByComparingTo("37.5");
		assertThat(figure("premises_inspected", "1703")).isEqualByComparingTo("6");
		assertThat(figure("premises_failing", "1703")).isEqualByComparingTo("2");
		assertThat(figure("critical_violations", "1703")).isEqualByComparingTo("3");
		assertThat(figure("critical_per_inspection", "1703")).isEqualByComparingTo("0.375");
		assertThat(figure("all_violations", "170301")).isEqualByComparingTo("13");
		assertThat(figure("inspections", "170342")).isEqualByComparingTo("1");
		assertThat(figure("inspections", "170399")).isEqualByComparingTo("2");
	}

	@Test
	void sameFileTwiceAddsNothing() {
		this.imports.commit(SampleFiles.inspections(this.folder), false, AUTHOR);
		ImportReport again = this.imports.commit(SampleFiles.inspections(this.folder), false, AUTHOR);
		assertThat(again).counts(0, 8, 1, 1, 8);
		assertThat(again.newSubjects()).isZero();
		assertThat(count("entry")).isEqualTo(8);
		assertThat(figure("inspections", "1703")).isEqualByComparingTo("8");
	}

	@Test
	void changedRowOfAFileThatWasFiledIsNoRepetition() throws IOException {
		this.imports.commit(SampleFiles.inspections(this.folder), false, AUTHOR);
		SampleFiles.change(this.folder, SampleFiles.INSPECTIONS,
				(text) -> text.replaceFirst("(900001\\.0,.*),Pass,", "$1,Fail,"));
		ImportReport again = this.imports.commit(SampleFiles.inspections(this.folder), false, AUTHOR);
		assertThat(again).counts(0, 7, 1, 1, 9).row(1).isRejectedWith("contradiction");
		assertThat(count("entry")).isEqualTo(8);
		assertThat(figure("inspections_failed", "1703")).isEqualByComparingTo("3");
	}

	@Test
	void visitsTakeWardAndKindFromTheOtherFiles() {
		ImportReport report = this.imports.commit(SampleFiles.visits(this.folder), false, AUTHOR);
		assertThat(report).counts(10, 0, 1, 0, 3)
			.row(11)
			.column("DBA")
			.isRejectedWith("value-missing")
			.row(12)
			.column("DBA")
			.isRejectedWith("subject-unidentified", "NO LICENCE AT ALL")
			.row(13)
			.column("Inspector_Assigned")
			.isRejectedWith("value-unknown", "crimson");
		assertThat(figure("visits", "1703")).isEqualByComparingTo("10");
		assertThat(figure("visits", "170301")).isEqualByComparingTo("3");
		assertThat(figure("visits", "170344")).isEqualByComparingTo("2");
		assertThat(figure("visits", "170399")).isEqualByComparingTo("4");
		assertThat(kind("licence:5001")).isEqualTo("restaurant");
		assertThat(kind("licence:PS900")).isEqualTo("unstated");
	}

	@Test
	void visitsOfSeveralGroupsOnOneDayCountOnce() {
		this.imports.commit(SampleFiles.visits(this.folder), false, AUTHOR);
		assertThat(figure("visits", "1703")).isEqualByComparingTo("10");
		assertThat(figure("premises_days", "1703")).isEqualByComparingTo("8");
		assertThat(figure("visits_orange", "1703")).isEqualByComparingTo("2");
		assertThat(figure("visits_green", "1703")).isEqualByComparingTo("2");
		assertThat(figure("premises_visited", "1703")).isEqualByComparingTo("7");
	}

	@Test
	void bothFilesMeetInOnePremises() {
		this.imports.commit(SampleFiles.visits(this.folder), false, AUTHOR);
		ImportReport report = this.imports.commit(SampleFiles.inspections(this.folder), false, AUTHOR);
		assertThat(report).counts(8, 0, 1, 1, 8);
		assertThat(report.renamed()).isEqualTo(1);
		assertThat(figure("premises_visited", "1703")).isEqualByComparingTo("7");
		assertThat(figure("premises_inspected", "1703")).isEqualByComparingTo("6");
		assertThat(figure("premises_reached", "1703")).isEqualByComparingTo("11");
	}

	@AfterEach
	void everySumOfPartsIsTheWhole() {
		for (String indicator : new String[] { "visits", "inspections", "critical_violations" }) {
			BigDecimal parts = this.figures
				.byRegion(query(indicator, "1703"), Scope.EVERYTHING, java.util.Locale.ENGLISH)
				.stream()
				.map((part) -> part.figure().value())
				.reduce(BigDecimal.ZERO, BigDecimal::add);
			assertThat(parts).isEqualByComparingTo(figure(indicator, "1703"));
		}
	}

	private BigDecimal figure(String indicator, String region) {
		return this.figures.figure(query(indicator, region), Scope.EVERYTHING).value();
	}

	private static FigureQuery query(String indicator, String region) {
		return new FigureQuery(indicator, region, null, null, null, null, null);
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

	private String kind(String identity) {
		return this.jdbc.sql("select kind from subject where identity_key = :key")
			.param("key", identity)
			.query(String.class)
			.single();
	}

}
