package cn.yipanqi.intake.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.XlsxParts;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as it was sent, with its bad cells coloured and what is wrong with them as
 * comments. It is copied part by part while it is written, whatever its size.
 */
public final class MarkedWorkbook {

	private static final String TYPES = "[Content_Types].xml";

	private static final int LARGEST_SMALL_PART = 32 << 20;

	private static final String RELATION = "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>";

	private final XlsxParts parts;

	private final String author;

	private final Map<String, List<Mark>> marks = new LinkedHashMap<>();

	private final Map<String, String> replaced = new HashMap<>();

	private final Map<String, String> added = new LinkedHashMap<>();

	private final Map<String, @Nullable String> links = new HashMap<>();

	private int styles;

	private MarkedWorkbook(XlsxParts parts, List<Mark> marks, String author) throws IOException {
		this.parts = parts;
		this.author = author;
		Map<String, String> sheets = parts.sheets();
		marks.forEach((mark) -> {
			String part = sheets.get(mark.sheet());
			if (part != null) {
				this.marks.computeIfAbsent(part, (key) -> new ArrayList<>()).add(mark);
			}
		});
	}

	/**
	 * Writes the workbook.
	 * @param marks one for each bad cell
	 * @param author who is named as the comments' author
	 */
	public static void write(Content original, List<Mark> marks, String author, OutputStream out) throws IOException {
		try (XlsxParts parts = XlsxParts.open(original)) {
			MarkedWorkbook workbook = new MarkedWorkbook(parts, marks, author);
			workbook.prepare();
			workbook.write(out);
		}
	}

	private void prepare() throws IOException {
		String looks = this.parts.styles();
		this.replaced.put(looks, styles(text(looks)));
		StringBuilder overrides = new StringBuilder();
		int number = 0;
		for (Map.Entry<String, List<Mark>> sheet : this.marks.entrySet()) {
			number++;
			String comments = "xl/yipanqi-comments" + number + ".xml";
			String drawing = "xl/yipanqi-comments" + number + ".vml";
			if (!extend(sheet.getKey(), sheet.getValue(), comments)) {
				this.added.put(comments, CommentParts.comments(sheet.getValue(), this.author));
				this.added.put(drawing, CommentParts.drawing(sheet.getValue()));
				this.links.put(sheet.getKey(), "yipanqi1");
				relate(sheet.getKey(), "/" + drawing, "/" + comments);
			}
			if (this.added.containsKey(comments)) {
				overrides.append("<Override PartName=\"/" + comments
						+ "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/>");
			}
		}
		String types = text(TYPES);
		String vml = types.contains("Extension=\"vml\"") ? ""
				: "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>";
		String opened = types.replaceFirst("(<(?:\\w+:)?Types[^>]*>)", "$1" + vml);
		this.replaced.put(this.parts.spelled(TYPES), before(opened, "Types", overrides.toString()));
	}

	private String relations(String part) {
		int slash = part.lastIndexOf('/') + 1;
		return this.parts.spelled(part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels");
	}

	private void relate(String sheet, String drawing, String comments) throws IOException {
		String own = RELATION.formatted("yipanqi1", "vmlDrawing", drawing)
				+ RELATION.formatted("yipanqi2", "comments", comments);
		String part = relations(sheet);
		if (this.parts.has(part)) {
			this.replaced.put(part, before(text(part), "Relationships", own));
		}
		else {
			this.added.put(part,
					"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
							+ own + "</Relationships>");
		}
	}

	/**
	 * Adds to the comments that a sheet has. A cell with a comment keeps its box, and
	 * says both.
	 * @return whether it has any
	 */
	private boolean extend(String sheet, List<Mark> own, String fresh) throws IOException {
		String part = relations(sheet);
		if (!this.parts.has(part)) {
			return false;
		}
		String relations = text(part);
		String comments = target(relations, "/comments", sheet);
		String drawing = target(relations, "/vmlDrawing", sheet);
		if (drawing == null || !this.parts.has(drawing)) {
			return false;
		}
		List<Mark> boxes = own;
		if (comments != null && this.parts.has(comments)) {
			FormerComments former = FormerComments.of(text(comments), own, this.author);
			this.replaced.put(comments, former.text());
			boxes = former.fresh();
		}
		else {
			this.added.put(fresh, CommentParts.comments(own, this.author));
			this.replaced.put(part,
					before(relations, "Relationships", RELATION.formatted("yipanqi2", "comments", "/" + fresh)));
		}
		this.replaced.put(drawing, before(text(drawing), "xml", CommentParts.boxes(boxes)));
		return true;
	}

	private @Nullable String target(String relations, String type, String sheet) throws IOException {
		TagCopy tags = new TagCopy(new StringReader(relations), new StringWriter());
		for (String tag = tags.next(); tag != null; tag = tags.next()) {
			String kind = TagCopy.attribute(tag, "Type");
			String target = TagCopy.attribute(tag, "Target");
			if (kind != null && target != null && kind.endsWith(type)) {
				return this.parts.spelled(XlsxParts.resolved(sheet, target));
			}
		}
		return null;
	}

	/**
	 * The text with something put before the end of its outermost element.
	 */
	static String before(String text, String element, String inserted) {
		int end = text.lastIndexOf("</");
		return (end >= 0 && TagCopy.name(text.substring(end)).equals(element))
				? text.substring(0, end) + inserted + text.substring(end) : text;
	}

	/**
	 * Styles with a marked one for each, as many later as there were.
	 */
	private String styles(String text) throws IOException {
		StringWriter out = new StringWriter();
		TagCopy tags = new TagCopy(new StringReader(text), out);
		StringBuilder marked = new StringBuilder();
		int fills = 0;
		String section = "";
		for (String tag = tags.next(); tag != null; tag = tags.next()) {
			String name = TagCopy.name(tag);
			String prefix = TagCopy.prefix(tag);
			if (TagCopy.begins(tag)) {
				if (name.equals("fills") || name.equals("cellXfs")) {
					section = name;
					tags.write(TagCopy.with(tag, "count", String.valueOf(0)));
					continue;
				}
				fills += (section.equals("fills") && name.equals("fill")) ? 1 : 0;
				if (section.equals("cellXfs") && name.equals("xf")) {
					this.styles++;
					String filled = TagCopy.with(TagCopy.with(tag, "fillId", String.valueOf(fills)), "applyFill", "1");
					marked.append(TagCopy.isEmpty(filled) ? filled : filled.substring(0, filled.length() - 1) + "/>");
				}
			}
			else if (name.equals(section) && name.equals("fills")) {
				section = "";
				tags.write(
						"<%1$sfill><%1$spatternFill patternType=\"solid\"><%1$sfgColor rgb=\"FFFFC7CE\"/><%1$sbgColor indexed=\"64\"/></%1$spatternFill></%1$sfill>"
							.formatted(prefix));
			}
			else if (name.equals(section) && name.equals("cellXfs")) {
				section = "";
				tags.write(marked.toString());
			}
			tags.write(tag);
		}
		return counted(out.toString(), fills + 1, this.styles * 2);
	}

	private static String counted(String text, int fills, int styles) {
		return text.replaceFirst("(fills [^>]*count=\")0\"", "$1" + fills + "\"")
			.replaceFirst("(cellXfs [^>]*count=\")0\"", "$1" + styles + "\"");
	}

	private String text(String part) throws IOException {
		try (InputStream in = this.parts.stream(part)) {
			byte[] bytes = in.readNBytes(LARGEST_SMALL_PART + 1);
			if (bytes.length > LARGEST_SMALL_PART) {
				throw new IOException("Part " + part + " is too large");
			}
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}

	private void write(OutputStream out) throws IOException {
		ZipOutputStream zip = new ZipOutputStream(out);
		for (String part : this.parts.names()) {
			zip.putNextEntry(new ZipEntry(part));
			String text = this.replaced.get(part);
			List<Mark> own = this.marks.get(part);
			if (text != null) {
				zip.write(text.getBytes(StandardCharsets.UTF_8));
			}
			else if (own != null) {
				sheet(part, own, zip);
			}
			else {
				try (InputStream in = this.parts.stream(part)) {
					in.transferTo(zip);
				}
			}
			zip.closeEntry();
		}
		for (Map.Entry<String, String> part : this.added.entrySet()) {
			zip.putNextEntry(new ZipEntry(part.getKey()));
			zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
			zip.closeEntry();
		}
		zip.finish();
	}

	private void sheet(String part, List<Mark> own, ZipOutputStream zip) throws IOException {
		try (InputStream in = this.parts.stream(part)) {
			Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
			Writer writer = new java.io.BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
			MarkedSheet.write(reader, writer, own, this.styles, this.links.get(part));
			writer.flush();
		}
	}

}
