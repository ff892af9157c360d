package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks from texts that a fuzzer can change without breaking the archive around them:
 * the parts of a workbook one after the other, each under its name, or cells, separated
 * by tabs. What is neither is a file as it is.
 */
final class WrittenWorkbook {

	private static final String PART = "%%part ";

	private static final String CELLS = "%%cells\n";

	private static final String SHEET = "%%sheet ";

	private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

	private static final String RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private static final String TYPES = """
			<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
			<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
			<Default Extension="xml" ContentType="application/xml"/></Types>""";

	private WrittenWorkbook() {
	}

	static byte[] of(byte[] input) {
		String text = new String(input, StandardCharsets.UTF_8);
		if (text.startsWith(PART)) {
			return zip(parts(text));
		}
		return text.startsWith(CELLS) ? zip(cells(text.substring(CELLS.length()))) : input;
	}

	/**
	 * Whether what becomes of a text is a workbook as others write them, whatever its
	 * cells hold.
	 */
	static boolean isSound(byte[] input) {
		return new String(input, StandardCharsets.UTF_8).startsWith(CELLS);
	}

	/**
	 * The parts of a workbook, as a text.
	 */
	static byte[] unpacked(byte[] workbook) {
		StringBuilder text = new StringBuilder();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				text.append(PART).append(entry.getName()).append('\n');
				text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	static byte[] cells(String... sheets) {
		return (CELLS + String.join("\n" + SHEET, sheets)).getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, String> parts(String text) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (String part : text.split(PART)) {
			int end = part.indexOf('\n');
			if (end > 0) {
				parts.putIfAbsent(part.substring(0, end), part.substring(end + 1));
			}
		}
		return parts;
	}

	/**
	 * The first line of each sheet is its name.
	 */
	private static Map<String, String> cells(String text) {
		Map<String, String> parts = new LinkedHashMap<>();
		StringBuilder sheets = new StringBuilder();
		StringBuilder relations = new StringBuilder();
		int number = 0;
		for (String sheet : text.split("\n" + SHEET)) {
			number++;
			String[] lines = sheet.split("\n");
			sheets.append(
					"<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(escaped(lines[0]), number, number));
			relations.append("<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/s%d.xml\"/>"
				.formatted(number, RELATED, number));
			parts.put("xl/worksheets/s" + number + ".xml", sheet(lines));
		}
		parts.put("[Content_Types].xml", TYPES);
		parts.put("xl/workbook.xml", "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
			.formatted(MAIN, RELATED, sheets));
		parts.put("xl/_rels/workbook.xml.rels",
				"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
						+ "<Relationship Id=\"st\" Type=\"" + RELATED
						+ "/styles\" Target=\"styles.xml\"/></Relationships>");
		parts.put("xl/styles.xml", """
				<styleSheet xmlns="%s"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>\
				<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
				<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""
			.formatted(MAIN));
		return parts;
	}

	private static String sheet(String[] lines) {
		StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
		for (int i = 1; i < lines.length; i++) {
			sheet.append("<row r=\"").append(i).append("\">");
			for (String cell : lines[i].split("\t", -1)) {
				sheet.append(cell(cell));
			}
			sheet.append("</row>");
		}
		return sheet.append("</sheetData></worksheet>").toString();
	}

	private static String cell(String cell) {
		String value = escaped((cell.length() > 2) ? cell.substring(2) : "");
		return switch ((cell.length() > 1 && cell.charAt(1) == ':') ? cell.charAt(0) : 't') {
			case 'n' -> "<c><v>" + value + "</v></c>";
			case 'd' -> "<c s=\"1\"><v>" + value + "</v></c>";
			case 'b' -> "<c t=\"b\"><v>" + value + "</v></c>";
			case 'e' -> "<c t=\"e\"><v>" + value + "</v></c>";
			case 'f' -> "<c><f>" + value + "</f></c>";
			case 's' -> "<c t=\"str\"><f>A1</f><v>" + value + "</v></c>";
			default -> cell.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + escaped(cell) + "</t></is></c>";
		};
	}

	/**
	 * As Excel writes what XML cannot hold.
	 */
	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((point) -> {
			if (point == '<' || point == '&' || point == '"') {
				escaped.append("&#").append(point).append(';');
			}
			else if (point < ' ' || point == 0xfffe || point == 0xffff) {
				escaped.append("_x%04X_".formatted(point));
			}
			else {
				escaped.appendCodePoint(point);
			}
		});
		return escaped.toString();
	}

	private static byte[] zip(Map<String, String> parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setLevel(1);
			for (Map.Entry<String, String> part : parts.entrySet()) {
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

}
