package cn.yipanqi.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million rows go out of a process that could not hold a tenth of them.
 */
@SpringBootTest(properties = "yipanqi.pack=../packs/product-food-safety-2007")
class MillionRowsTests {

	private static final int COUNT = 1_000_000;

	@TempDir
	private Path folder;

	@Autowired
	private FlywayConnectionDetails database;

	@ParameterizedTest
	@CsvSource({ "xlsx, 40", "csv, 24" })
	void millionRowsNeedConstantMemory(String format, int megabytes) throws Exception {
		Path file = this.folder.resolve("rows." + format);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				MillionRows.class.getName(), format, file.toString(), String.valueOf(COUNT), this.database.getJdbcUrl(),
				this.database.getUsername(), this.database.getPassword())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(format.equals("csv") ? lines(file) : rows(file)).isEqualTo(COUNT + 1L);
	}

	private static long lines(Path file) throws IOException {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.count();
		}
	}

	private static long rows(Path file) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile());
				InputStream sheet = new BufferedInputStream(
						zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")))) {
			byte[] wanted = "<row ".getBytes(StandardCharsets.US_ASCII);
			long rows = 0;
			int matched = 0;
			for (int read = sheet.read(); read >= 0; read = sheet.read()) {
				matched = (read == wanted[matched]) ? matched + 1 : ((read == wanted[0]) ? 1 : 0);
				if (matched == wanted.length) {
					rows++;
					matched = 0;
				}
			}
			return rows;
		}
	}

}
