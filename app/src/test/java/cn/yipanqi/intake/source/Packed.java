package cn.yipanqi.intake.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks written part by part, as no library writes them.
 */
final class Packed {

	private static final String RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private final Map<String, String> parts = new LinkedHashMap<>();

	/**
	 * A workbook with one sheet.
	 */
	static Packed workbook(String sheet) {
		return new Packed().part("[Content_Types].xml", "<Types/>")
			.part("_rels/.rels",
					"<Relationships><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
						.formatted(RELATED))
			.part("xl/workbook.xml",
					"<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
			.part("xl/_rels/workbook.xml.rels",
					"""
							<Relationships><Relationship Id="r1" Type="%1$s/worksheet" Target="worksheets/sheet1.xml"/>\
							<Relationship Id="r2" Type="%1$s/styles" Target="styles.xml"/>\
							<Relationship Id="r3" Type="%1$s/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
						.formatted(RELATED))
			.part("xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>");
	}

	Packed part(String name, String content) {
		this.parts.put(name, content);
		return this;
	}

	/**
	 * Styles of which the first is the usual one, and each of the others has a format.
	 */
	Packed formats(String... codes) {
		StringBuilder formats = new StringBuilder();
		StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
		for (int i = 0; i < codes.length; i++) {
			formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(200 + i,
					codes[i].replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")));
			styles.append("<xf numFmtId=\"%d\"/>".formatted(200 + i));
		}
		return part("xl/styles.xml",
				"<styleSheet><numFmts>" + formats + "</numFmts><cellXfs>" + styles + "</cellXfs></styleSheet>");
	}

	Packed strings(String items) {
		return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
	}

	/**
	 * The same with other names of its parts.
	 */
	Packed renamed(UnaryOperator<String> name) {
		Packed renamed = new Packed();
		this.parts.forEach((part, content) -> renamed.part(name.apply(part), content));
		return renamed;
	}

	/**
	 * The same with something replaced in all parts.
	 */
	Packed replaced(String what, String by) {
		Packed replaced = new Packed();
		this.parts.forEach((part, content) -> replaced.part(part, content.replace(what, by)));
		return replaced;
	}

	byte[] bytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> part : this.parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * The rows of the first sheet of a file.
	 */
	static List<GridRow> rows(byte[] file) {
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT); GridRows all = grid.open(grid.sheets().get(0))) {
			List<GridRow> rows = new ArrayList<>();
			for (GridRow row = all.next(); row != null; row = all.next()) {
				rows.add(row);
			}
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What people see in the rows of the first sheet of a file, nothing as nothing.
	 */
	static List<List<String>> shown(byte[] file) {
		return rows(file).stream()
			.map((row) -> row.cells()
				.stream()
				.map((cell) -> (cell == null || cell.kind() == GridCell.Kind.COVERED) ? "" : cell.shown())
				.toList())
			.toList();
	}

	/**
	 * A file of the cases of issue 12.
	 */
	static byte[] file(String name) {
		try (var in = Objects.requireNonNull(Packed.class.getResourceAsStream("/cases/intake/" + name), name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
