package cn.yipanqi.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.yipanqi.intake.mapping.Digest;
import cn.yipanqi.intake.sheet.SeenKeys;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridCell;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read does not fill the memory: a process with a small heap reads a large file
 * and keeps the keys of all its rows.
 */
class StreamingTests {

	private static final int ROWS = Integer.getInteger("yipanqi.test.rows", 200_000);

	private static final String HEAP = System.getProperty("yipanqi.test.heap", "80m");

	@TempDir
	private Path folder;

	@Test
	void largeWorkbookIsReadInASmallHeap() throws Exception {
		Path file = this.folder.resolve("large.xlsx");
		write(file, ROWS);
		Path output = this.folder.resolve("output.txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + HEAP, "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				StreamingTests.class.getName(), file.toString())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		assertThat(output).content().contains("rows " + ROWS + " cells " + 6L * ROWS + " repeated 0");
		assertThat(process.exitValue()).isZero();
	}

	/**
	 * Reads a workbook and keeps the keys of its rows.
	 */
	public static void main(String[] arguments) throws IOException {
		Path file = Path.of(arguments[0]);
		long start = System.currentTimeMillis();
		long rows = 0;
		long cells = 0;
		long repeated = 0;
		SeenKeys seen = new SeenKeys();
		try (Grid grid = Grid.open(() -> FileChannel.open(file), Limits.DEFAULT);
				GridRows all = grid.open(grid.sheets().get(0))) {
			for (GridRow row = all.next(); row != null; row = all.next()) {
				rows++;
				cells += row.cells().size();
				GridCell first = row.cell(0);
				String key = Digest.of(List.of(String.valueOf(first), String.valueOf(row.cell(1))));
				repeated += (seen.add(key, key, row.number()) == 0) ? 0 : 1;
			}
		}
		System.out.println("rows " + rows + " cells " + cells + " repeated " + repeated);
		System.out.println((System.currentTimeMillis() - start) + " ms");
	}

	private static void write(Path file, int rows) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
			zip.setLevel(1);
			part(zip, "xl/workbook.xml",
					"<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
			part(zip, "xl/_rels/workbook.xml.rels",
					"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
			zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
			Writer sheet = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
			sheet.write("<worksheet xmlns=\"m\"><sheetData>");
			for (int i = 1; i <= rows; i++) {
				sheet.write("<row r=\"%1$d\"><c r=\"A%1$d\"><v>%1$d</v></c><c r=\"B%1$d\" t=\"s\"><v>%2$d</v></c>"
					.formatted(i, i % (rows / 4)));
				for (char column = 'C'; column <= 'F'; column++) {
					sheet.write("<c r=\"" + column + i + "\" t=\"inlineStr\"><is><t>出动执法人员</t></is></c>");
				}
				sheet.write("</row>");
			}
			sheet.write("</sheetData></worksheet>");
			sheet.flush();
			zip.closeEntry();
			zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
			Writer strings = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
			strings.write("<sst xmlns=\"m\">");
			for (int i = 0; i < rows / 4; i++) {
				strings.write("<si><t>临江县城关镇平安食品经营部第" + i + "号</t></si>");
			}
			strings.write("</sst>");
			strings.flush();
			zip.closeEntry();
		}
	}

	private static void part(ZipOutputStream zip, String name, String content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

}
