package cn.yipanqi.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import cn.yipanqi.postgres.TestDatabases;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A large workbook goes through the whole way, from the upload to the figures, in a small
 * heap. With {@code -Dyipanqi.rows=1000000 -Dyipanqi.heap=256} a million rows do.
 */
class LargeImportTests {

	private static final int ROWS = Integer.getInteger("yipanqi.rows", 100_000);

	/** Megabytes, for the application, its board and the import. */
	private static final int HEAP = Integer.getInteger("yipanqi.heap", 112);

	/** One row in so many has a day that is none. */
	private static final int BAD = 500;

	@TempDir
	private Path folder;

	@Test
	void largeWorkbookInASmallHeap() throws Exception {
		Path workbook = this.folder.resolve("meetings.xlsx");
		write(workbook);
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + HEAP + "m", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				ImportingProcess.class.getName(), workbook.toString(),
				"--yipanqi.pack=../packs/product-food-safety-2007", "--yipanqi.now=2007-09-27T09:00:00",
				"--yipanqi.home=" + this.folder.resolve("home"), "--spring.datasource.url=" + database.getUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword(), "--logging.level.root=warn")
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		int bad = ROWS / BAD;
		assertThat(output).contains("CHECKED %d %d".formatted(ROWS - bad, bad),
				"COMMITTED %d %d".formatted(ROWS - bad, bad));
		assertThat(JdbcClient.create(database).sql("select count(*) from entry").query(Integer.class).single())
			.isEqualTo(ROWS - bad);
	}

	private static void write(Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "Yipanqi", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("会议");
			String[] headings = { "日期", "发生地", "会议类型", "会议名称" };
			for (int column = 0; column < headings.length; column++) {
				sheet.inlineString(0, column, headings[column]);
			}
			for (int row = 1; row <= ROWS; row++) {
				sheet.inlineString(row, 0, (row % BAD == 0) ? "八月" : "2007-08-" + (10 + row % 20));
				sheet.inlineString(row, 1, "云江市");
				sheet.inlineString(row, 2, "传达学习会议");
				sheet.inlineString(row, 3, "会议" + row);
				if (row % 1_000 == 0) {
					sheet.flush();
				}
			}
		}
	}

}
