package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.Entry;

/**
 * Says of files that hold no table that can be read what they are, whatever they are
 * called.
 */
final class ForeignFile {

	private static final Map<String, String> PICTURES = Map.of("\u0089PNG", "PNG", "\u00ff\u00d8\u00ff", "JPEG", "GIF8",
			"GIF", "II*\0", "TIFF", "MM\0*", "TIFF");

	private static final Map<String, String> ARCHIVES = Map.of("Rar!", "RAR", "7z\u00bc\u00af'\u001c", "7z",
			"\u001f\u008b", "gzip", "BZh", "bzip2", "\u00fd7zXZ", "xz");

	private static final Map<String, String> DOCUMENTS = Map.of("%PDF-", "PDF", "{\\rtf", "Word (.rtf)");

	/** How programs begin that let only some people open a file. */
	private static final List<String> LOCKS = List.of("E-SafeNet", "%TSD-Header-###%");

	private static final Pattern OLD_WORKBOOK = Pattern
		.compile("\u0009[\0\u0002\u0004\u0008][\u0004\u0006\u0008\u0010]\0.*", Pattern.DOTALL);

	private static final Pattern TAG = Pattern.compile("<(?:[!?]|/?[A-Za-z]+[A-Za-z0-9:]*[\\s/>]).*", Pattern.DOTALL);

	private static final Pattern MAIL = Pattern.compile("(?im)^MIME-Version:");

	private static final int HEAD = 1_024;

	private ForeignFile() {
	}

	/**
	 * Refuses bytes that are known not to be a table.
	 * @param beginning of the file
	 */
	static void check(byte[] beginning) {
		String start = new String(beginning, StandardCharsets.ISO_8859_1);
		PICTURES.forEach((begin, name) -> refuse(start.startsWith(begin), Fault.FILE_IS_A_PICTURE, name));
		refuse(start.startsWith("BM") && start.indexOf('\0') >= 0, Fault.FILE_IS_A_PICTURE, "BMP");
		refuse(start.startsWith("RIFF") && start.startsWith("WEBP", 8), Fault.FILE_IS_A_PICTURE, "WebP");
		refuse(start.startsWith("ftyphei", 4) || start.startsWith("ftypmif1", 4), Fault.FILE_IS_A_PICTURE, "HEIC");
		ARCHIVES.forEach((begin, name) -> refuse(start.startsWith(begin), Fault.FILE_IS_AN_ARCHIVE, name));
		refuse(start.startsWith("ustar", 257), Fault.FILE_IS_AN_ARCHIVE, "tar");
		String said = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
		DOCUMENTS
			.forEach((begin, name) -> refuse(said.stripLeading().startsWith(begin), Fault.FILE_IS_A_DOCUMENT, name));
		String head = start.substring(0, Math.min(start.length(), HEAD));
		LOCKS.forEach((lock) -> refuse(head.contains(lock), Fault.FILE_PROTECTED, ""));
		refuse(OLD_WORKBOOK.matcher(head).matches(), Fault.FILE_TOO_OLD, "");
		refuse(start.startsWith("Standard Jet DB", 4) || start.startsWith("Standard ACE DB", 4), Fault.FILE_FOREIGN,
				"Access");
	}

	/**
	 * Refuses a text that is known not to be a table.
	 * @param beginning of the file
	 */
	static void checkText(String beginning) {
		String start = beginning.stripLeading();
		refuse(MAIL.matcher(start.substring(0, Math.min(start.length(), HEAD))).find(), Fault.FILE_IS_A_PAGE, "MHTML");
		refuse(start.startsWith("ID;P"), Fault.FILE_FOREIGN, "SYLK (.slk)");
		if (!TAG.matcher(start).matches()) {
			return;
		}
		String lower = start.toLowerCase(Locale.ROOT);
		boolean isPage = lower.contains("<html") || lower.contains("<table") || lower.contains("<!doctype html");
		refuse(lower.contains("word.document"), Fault.FILE_IS_A_DOCUMENT, "Word (.xml)");
		boolean isXml = lower.contains("urn:schemas-microsoft-com:office:spreadsheet") || lower.contains("excel.sheet");
		refuse(isXml || (lower.startsWith("<?xml") && !isPage), Fault.FILE_IS_XML, "");
		refuse(true, Fault.FILE_IS_A_PAGE, "");
	}

	/**
	 * Refuses a package whose main part is none of a workbook.
	 * @param element the part's outermost element
	 */
	static void checkMainPart(String element) {
		refuse(element.equals("document"), Fault.FILE_IS_A_DOCUMENT, "Word (.docx)");
		refuse(element.equals("presentation"), Fault.FILE_IS_A_DOCUMENT, "PowerPoint (.pptx)");
		refuse(!element.equals("workbook"), Fault.FILE_NOT_A_WORKBOOK, "");
	}

	/**
	 * Why an archive without a workbook is refused.
	 */
	static UnusableFileException packed(XlsxParts parts) throws IOException {
		Map<String, String> documents = new LinkedHashMap<>();
		documents.put("word/document.xml", "Word (.docx)");
		documents.put("ppt/presentation.xml", "PowerPoint (.pptx)");
		documents.put("visio/document.xml", "Visio (.vsdx)");
		documents.put("OFD.xml", "OFD");
		for (Map.Entry<String, String> document : documents.entrySet()) {
			if (parts.has(document.getKey())) {
				return unusable(Fault.FILE_IS_A_DOCUMENT, document.getValue());
			}
		}
		if (parts.workbook().endsWith(".bin") || parts.has("xl/workbook.bin")) {
			return unusable(Fault.FILE_BINARY, "");
		}
		if (parts.has("Index/Document.iwa") || parts.has("Index.zip")) {
			return unusable(Fault.FILE_FOREIGN, "Numbers");
		}
		if (parts.has("mimetype") && parts.has("content.xml")) {
			String type = mimeType(parts);
			return type.contains("spreadsheet") ? unusable(Fault.FILE_IS_OPEN_DOCUMENT, "")
					: unusable(Fault.FILE_IS_A_DOCUMENT, "OpenDocument");
		}
		return parts.has("[Content_Types].xml") || parts.names().isEmpty() ? unusable(Fault.FILE_NOT_A_WORKBOOK, "")
				: unusable(Fault.FILE_IS_AN_ARCHIVE, "ZIP");
	}

	private static String mimeType(XlsxParts parts) throws IOException {
		try (InputStream in = parts.stream("mimetype")) {
			return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
		}
	}

	/**
	 * Refuses a file of the old programs that is known not to be a workbook which can be
	 * read.
	 */
	static void check(DirectoryEntry root) {
		boolean isPackage = root.hasEntryCaseInsensitive("EncryptedPackage");
		refuse(isPackage && isManaged(root, 0), Fault.FILE_PROTECTED, "");
		refuse(isPackage, Fault.FILE_ENCRYPTED, "");
		refuse(root.hasEntryCaseInsensitive("\tDRMContent"), Fault.FILE_PROTECTED, "");
		refuse(root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR"), Fault.FILE_ACTIVE, "");
		if (root.hasEntryCaseInsensitive("Workbook")) {
			return;
		}
		refuse(root.hasEntryCaseInsensitive("Book"), Fault.FILE_TOO_OLD, "");
		refuse(root.hasEntryCaseInsensitive("WordDocument"), Fault.FILE_IS_A_DOCUMENT, "Word (.doc, .wps)");
		refuse(root.hasEntryCaseInsensitive("PowerPoint Document"), Fault.FILE_IS_A_DOCUMENT,
				"PowerPoint (.ppt, .dps)");
		refuse(true, Fault.FILE_NOT_A_WORKBOOK, "");
	}

	/**
	 * Whether rights management, and no password, keeps it closed.
	 */
	private static boolean isManaged(DirectoryEntry folder, int depth) {
		for (Iterator<Entry> entries = folder.getEntries(); entries.hasNext();) {
			Entry entry = entries.next();
			if (Set.of("DRMEncryptedTransform", "DRMEncryptedDataSpace").contains(entry.getName())
					|| (entry instanceof DirectoryEntry inner && depth < 4 && isManaged(inner, depth + 1))) {
				return true;
			}
		}
		return false;
	}

	private static void refuse(boolean applies, Fault fault, String value) {
		if (applies) {
			throw unusable(fault, value);
		}
	}

	private static UnusableFileException unusable(Fault fault, String value) {
		return new UnusableFileException(fault, Place.ofLine(1), value);
	}

}
