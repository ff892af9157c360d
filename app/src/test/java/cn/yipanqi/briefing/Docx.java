package cn.yipanqi.briefing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes Word files for tests, also such as no Word program would make.
 */
public final class Docx {

	private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

	private static final String NAMESPACES = """
			xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
			xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
			xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
			xmlns:v="urn:schemas-microsoft-com:vml"
			xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
			""";

	private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

	private final Map<String, byte[]> entries = new LinkedHashMap<>();

	private final StringBuilder types = new StringBuilder();

	private final StringBuilder relations = new StringBuilder();

	private String mainType = MAIN;

	private Docx(String document) {
		this.entries.put("word/document.xml", bytes(document));
	}

	/**
	 * A file with these paragraphs.
	 */
	public static Docx of(String... paragraphs) {
		return body(Arrays.stream(paragraphs).map(Docx::paragraph).collect(Collectors.joining()));
	}

	/**
	 * A file with this inside its body.
	 */
	public static Docx body(String xml) {
		return document(
				DECLARATION + "<w:document " + NAMESPACES + "><w:body>" + xml + "<w:sectPr/></w:body></w:document>");
	}

	/**
	 * A file whose main part is this.
	 */
	public static Docx document(String xml) {
		return new Docx(xml);
	}

	public static String paragraph(String text) {
		return "<w:p>" + run(text) + "</w:p>";
	}

	public static String run(String text) {
		return "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
	}

	/**
	 * A row; the cells hold paragraphs.
	 */
	public static String row(String... cells) {
		return "<w:tr>" + Arrays.stream(cells)
			.map((cell) -> "<w:tc><w:tcPr><w:tcW w:w=\"2000\"/></w:tcPr>" + cell + "</w:tc>")
			.collect(Collectors.joining()) + "</w:tr>";
	}

	/**
	 * A row with one paragraph in each cell.
	 */
	public static String line(String... cells) {
		return row(Arrays.stream(cells).map(Docx::paragraph).toArray(String[]::new));
	}

	public static String table(String... rows) {
		return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
	}

	public static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

	public Docx mainType(String type) {
		this.mainType = type;
		return this;
	}

	/**
	 * Another part, to which the main one has a relation of a kind.
	 */
	public Docx part(String name, String type, String relation, String xml) {
		this.entries.put("word/" + name, bytes(DECLARATION + xml.replace("NAMESPACES", NAMESPACES)));
		this.types.append("<Override PartName=\"/word/%s\" ContentType=\"%s\"/>".formatted(name, type));
		return relation(relation, name, "");
	}

	/**
	 * A relation to something outside the file.
	 */
	public Docx external(String relation, String target) {
		return relation(relation, target, " TargetMode=\"External\"");
	}

	private Docx relation(String relation, String target, String mode) {
		this.relations.append("<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"%s/>".formatted(
				this.relations.length() + 1, relation.contains("/") ? relation : RELATIONS + relation, target, mode));
		return this;
	}

	/**
	 * Whatever else shall be in the file.
	 */
	public Docx entry(String name, byte[] content) {
		this.entries.put(name, content);
		return this;
	}

	public byte[] bytes() {
		Map<String, byte[]> all = new LinkedHashMap<>();
		String package_ = "http://schemas.openxmlformats.org/package/2006/";
		all.put("[Content_Types].xml", bytes(DECLARATION + "<Types xmlns=\"" + package_ + "content-types\">"
				+ "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
				+ "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
				+ "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
				+ "<Override PartName=\"/word/document.xml\" ContentType=\"" + this.mainType + "\"/>" + this.types
				+ "</Types>"));
		all.put("_rels/.rels",
				bytes(DECLARATION + "<Relationships xmlns=\"" + package_ + "relationships\">"
						+ "<Relationship Id=\"rId1\" Type=\"" + RELATIONS
						+ "officeDocument\" Target=\"word/document.xml\"/>" + "</Relationships>"));
		all.put("word/_rels/document.xml.rels", bytes(DECLARATION + "<Relationships xmlns=\"" + package_
				+ "relationships\">" + this.relations + "</Relationships>"));
		all.putAll(this.entries);
		return zip(all);
	}

	/**
	 * Packs entries as they are: what is packed too tightly looks like a zip bomb.
	 */
	public static byte[] zip(Map<String, byte[]> entries) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setLevel(Deflater.NO_COMPRESSION);
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
