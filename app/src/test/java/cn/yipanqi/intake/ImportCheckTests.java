package cn.yipanqi.intake;

import java.nio.file.Path;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static cn.yipanqi.intake.ImportReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the first step of an import, which writes nothing.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "yipanqi.pack=../packs/food-inspections-us")
class ImportCheckTests {

	private static final Author AUTHOR = new Author("import", Scope.EVERYTHING);

	@Autowired
	private Imports imports;

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
	void checkNamesEveryBadCellAndWritesNothing() {
		ImportReport report = this.imports.check(SampleFiles.inspections(this.folder), AUTHOR);
		assertThat(report).counts(8, 0, 1, 1, 8)
			.row(10)
			.isRejectedWith("contradiction")
			.row(11)
			.column("Inspection_Date")
			.isRejectedWith("outside-campaign", "2077-01-01")
			.row(12)
			.column("Inspection_Date")
			.isRejectedWith("date-unreadable", "2013-02-30")
			.row(13)
			.column("Inspection_Date")
			.isRejectedWith("date-unreadable", "03/04/2013")
			.row(14)
			.column("Results")
			.isRejectedWith("value-unknown", "Not Ready")
			.row(15)
			.column("criticalCount")
			.isRejectedWith("number-not-whole", "0.5")
			.row(16)
			.column("criticalCount")
			.isRejectedWith("above", "400")
			.row(17)
			.column("License")
			.isRejectedWith("number-unreadable", "PENDING")
			.row(18)
			.column("Inspection_ID")
			.isRejectedWith("key-blank");
		assertThat(report.newSubjects()).isEqualTo(6);
		assertThat(count("entry")).isZero();
		assertThat(count("subject")).isZero();
	}

	@Test
	void nothingIsFiledIfOneRowIsRejectedAndOnlyTheWholeIsWanted() {
		ImportReport report = this.imports.commit(SampleFiles.inspections(this.folder), true, AUTHOR);
		assertThat(report.committed()).isFalse();
		assertThat(count("entry")).isZero();
	}

	@Test
	void whatTheMappingDecidedIsCounted() {
		ImportReport report = this.imports.check(SampleFiles.visits(this.folder), AUTHOR);
		assertThat(report.notes().otherwise().get("Inspection_Purpose → other"))
			.containsOnlyKeys("Special Events (Festivals)", "TWO PEOPLE ATE AND GOT SICK.");
		assertThat(report.notes().unmatched()).containsEntry("wards", 1L);
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

}
