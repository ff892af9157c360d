package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Invented files with the columns and the dirt of the real ones, compressed as those are.
 */
final class SampleFiles {

	static final String INSPECTIONS = "23_food_insp_features.csv.gz";

	static final String VISITS = "inspectors.csv.gz";

	private static final String WARDS = "24_bus_features.csv.gz";

	private SampleFiles() {
	}

	static void writeTo(Path folder) {
		List.of(INSPECTIONS, VISITS, WARDS).forEach((name) -> {
			String resource = "/food-inspections/" + name.replace(".gz", "");
			try (InputStream in = Objects.requireNonNull(SampleFiles.class.getResourceAsStream(resource));
					OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
				in.transferTo(out);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	static void change(Path folder, String name, UnaryOperator<String> change) throws IOException {
		String text;
		try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
			text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		String changed = change.apply(text);
		if (changed.equals(text)) {
			throw new IllegalArgumentException("Nothing changed in " + name);
		}
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
			out.write(changed.getBytes(StandardCharsets.UTF_8));
		}
	}

	static ImportRequest inspections(Path folder) {
		return new ImportRequest(folder.resolve(INSPECTIONS),
				FoodInspectionsPackTests.PACK.resolve("imports/inspections.yaml"), null);
	}

	static ImportRequest visits(Path folder) {
		return new ImportRequest(folder.resolve(VISITS), FoodInspectionsPackTests.PACK.resolve("imports/visits.yaml"),
				null);
	}

}
