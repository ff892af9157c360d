package cn.yipanqi.intake.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Table} and the readers under it.
 */
class TableTests {

	private static final Charset GB18030 = Charset.forName("GB18030");

	@TempDir
	private Path folder;

	@Test
	void rowsUnderAHeader() {
		assertThat(cells("a,b\n1,2\n3,4\n")).containsExactly(List.of("1", "2"), List.of("3", "4"));
	}

	@Test
	void quotedCells() {
		assertThat(cells("a,b\n\"x, y\",\"say \"\"hello\"\"\"\n\"two\r\nlines\",\"\"\n"))
			.containsExactly(List.of("x, y", "say \"hello\""), List.of("two\r\nlines", ""));
	}

	@Test
	void lineEndingsOfEverySystem() {
		assertThat(cells("a,b\r\n1,2\r3,4\n5,6")).containsExactly(List.of("1", "2"), List.of("3", "4"),
				List.of("5", "6"));
	}

	@Test
	void linesAreCountedInsideQuotesToo() {
		List<Row> rows = rows(file("a\r\n\"x\r\ny\"\r\n\r\nz\r\n", StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		assertThat(rows).extracting(Row::line).containsExactly(2L, 5L);
		assertThat(rows).extracting(Row::number).containsExactly(1L, 2L);
	}

	@Test
	void blankRowsAreSkippedAndCounted() throws IOException {
		try (Table table = open(file("a,b\n1,2\n\n,\n \n3,4\n\n", StandardCharsets.UTF_8), StandardCharsets.UTF_8)) {
			assertThat(table.next()).isNotNull();
			assertThat(table.next()).isNotNull();
			assertThat(table.next()).isNull();
			assertThat(table.rows()).isEqualTo(2);
			assertThat(table.blankRows()).isEqualTo(4);
		}
	}

	@Test
	void byteOrderMarkIsSkipped() {
		assertThat(cells("\uFEFF名称\n甲\n")).containsExactly(List.of("甲"));
	}

	@Test
	void declaredGb18030() {
		Path file = file("名称,地址\n云江食品店,㐀街1号\n", GB18030);
		assertThat(rows(file, GB18030)).extracting(Row::cells).containsExactly(List.of("云江食品店", "㐀街1号"));
	}

	@Test
	void gb18030ReadAsUtf8IsRefused() {
		Path file = file("name,address\nshop,street\n云江食品店,x\n", GB18030);
		assertRefused(file, Fault.BYTES_MALFORMED, 3, 1);
	}

	@Test
	void malformedByteIsNamedWithItsPlace() {
		byte[] bytes = "a,b\n1,2\n3,x?\n".getBytes(StandardCharsets.UTF_8);
		bytes[bytes.length - 2] = (byte) 0xFF;
		assertRefused(file(bytes, "bad.csv"), Fault.BYTES_MALFORMED, 3, 2)
			.satisfies((ex) -> assertThat(ex.value()).isEqualTo("FF"));
	}

	@Test
	void malformedByteFarDown() {
		byte[] bytes = ("a,b\n" + "1,2\n".repeat(100_000) + "3,?\n").getBytes(StandardCharsets.UTF_8);
		bytes[bytes.length - 2] = (byte) 0xC3;
		assertRefused(file(bytes, "bad.csv"), Fault.BYTES_MALFORMED, 100_002, 2);
	}

	@Test
	void quoteNeverClosed() {
		assertRefused(file("a,b\n1,\"2\n3,4\n5,6\n", StandardCharsets.UTF_8), Fault.QUOTE_UNCLOSED, 2, 2);
	}

	@Test
	void textAfterAClosingQuote() {
		assertRefused(file("a,b\n1,\"2\"x\n", StandardCharsets.UTF_8), Fault.QUOTE_MISPLACED, 2, 2);
	}

	@Test
	void quoteInsideABareCell() {
		assertRefused(file("a,b\n1,5\" pipe\n", StandardCharsets.UTF_8), Fault.QUOTE_MISPLACED, 2, 2);
	}

	@Test
	void headerWithoutAName() {
		assertRefused(file("a,,c\n1,2,3\n", StandardCharsets.UTF_8), Fault.HEADER_BLANK, 1, 2);
	}

	@Test
	void headerTwice() {
		assertRefused(file("a,b,a\n1,2,3\n", StandardCharsets.UTF_8), Fault.HEADER_TWICE, 1, 3);
	}

	@Test
	void emptyFile() {
		assertRefused(file("", StandardCharsets.UTF_8), Fault.FILE_EMPTY, 1, 0);
	}

	@Test
	void columnMissing() throws IOException {
		try (Table table = open(file("a,b\n", StandardCharsets.UTF_8), StandardCharsets.UTF_8)) {
			assertThat(table.column("b")).isEqualTo(1);
			assertThatExceptionOfType(UnusableFileException.class).isThrownBy(() -> table.column("License"))
				.satisfies((ex) -> assertThat(ex.fault()).isEqualTo(Fault.COLUMN_MISSING))
				.satisfies((ex) -> assertThat(ex.value()).isEqualTo("License"));
		}
	}

	@Test
	void millionCharacterCellIsCutAfterTheLimit() {
		List<Row> rows = rows(file("a,b\n1," + "x".repeat(1_000_000) + "\n3,4\n", StandardCharsets.UTF_8),
				StandardCharsets.UTF_8);
		assertThat(rows.get(0).cells().get(1)).hasSize(Limits.DEFAULT.cell() + 1);
		assertThat(rows.get(1).cells()).containsExactly("3", "4");
	}

	@Test
	void millionColumnsAreNotKept() {
		List<Row> rows = rows(file("a,b\n" + "1,".repeat(1_000_000) + "\n", StandardCharsets.UTF_8),
				StandardCharsets.UTF_8);
		assertThat(rows.get(0).cells()).hasSize(Limits.DEFAULT.columns() + 1);
	}

	@Test
	void tooManyRows() {
		Path file = file("a\n1\n2\n3\n", StandardCharsets.UTF_8);
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(() -> {
			try (Table table = Table.open(file, StandardCharsets.UTF_8, ',', new Limits(10, 10, 2))) {
				readAll(table);
			}
		}).satisfies((ex) -> assertThat(ex.fault()).isEqualTo(Fault.TOO_MANY_ROWS));
	}

	@Test
	void compressedFile() throws IOException {
		assertThat(rows(file(gzip("a,b\n1,2\n"), "x.csv.gz"), StandardCharsets.UTF_8)).extracting(Row::cells)
			.containsExactly(List.of("1", "2"));
	}

	@Test
	void truncatedCompressedFile() throws IOException {
		StringBuilder text = new StringBuilder("a,b\n");
		for (int i = 0; i < 50_000; i++) {
			text.append(i * 7919L % 1_000_003).append(",x").append(i).append('\n');
		}
		byte[] bytes = gzip(text.toString());
		Path file = file(Arrays.copyOf(bytes, bytes.length / 2), "x.csv.gz");
		assertThatExceptionOfType(UnusableFileException.class).isThrownBy(() -> rows(file, StandardCharsets.UTF_8))
			.satisfies((ex) -> assertThat(ex.fault()).isEqualTo(Fault.FILE_TRUNCATED))
			.satisfies((ex) -> assertThat(ex.place().line()).isGreaterThan(1000));
	}

	@Test
	void plainFileNamedAsCompressed() {
		Path file = file("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "x.csv.gz");
		assertRefused(file, Fault.FILE_UNREADABLE, 1, 0);
	}

	private ThrowableAssertAlternative<UnusableFileException> assertRefused(Path file, Fault fault, long line,
			int column) {
		return assertThatExceptionOfType(UnusableFileException.class)
			.isThrownBy(() -> rows(file, StandardCharsets.UTF_8))
			.satisfies((ex) -> assertThat(ex.fault()).isEqualTo(fault))
			.satisfies((ex) -> assertThat(ex.place().line()).isEqualTo(line))
			.satisfies((ex) -> assertThat(ex.place().column()).isEqualTo(column));
	}

	private List<List<String>> cells(String text) {
		return rows(file(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8).stream().map(Row::cells).toList();
	}

	private List<Row> rows(Path file, Charset charset) {
		try (Table table = open(file, charset)) {
			return readAll(table);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Row> readAll(Table table) {
		List<Row> rows = new ArrayList<>();
		for (Row row = table.next(); row != null; row = table.next()) {
			rows.add(row);
		}
		return rows;
	}

	private static Table open(Path file, Charset charset) {
		return Table.open(file, charset, ',', Limits.DEFAULT);
	}

	private Path file(String text, Charset charset) {
		return file(text.getBytes(charset), "x.csv");
	}

	private Path file(byte[] bytes, String name) {
		try {
			return Files.write(this.folder.resolve(name), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
