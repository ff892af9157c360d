package cn.yipanqi.intake.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files that hold no table are refused by what they are.
 */
class ForeignFileTests {

	@Test
	void workbooksOfOtherKinds() {
		assertThat(refused(Packed.file("xlsb-renamed.xlsx"))).isEqualTo("file-binary");
		assertThat(refused(Packed.file("ods-renamed.xlsx"))).isEqualTo("file-is-open-document");
		assertThat(refused(latin("\u0009\u0008\u0010\0\0\u0006"))).isEqualTo("file-too-old");
		assertThat(refused(latin("ID;PWXL;N;E\r\n"))).isEqualTo("file-foreign SYLK (.slk)");
	}

	@ParameterizedTest
	@CsvSource({ "word/document.xml,file-is-a-document Word (.docx)",
			"ppt/presentation.xml,file-is-a-document PowerPoint (.pptx)", "OFD.xml,file-is-a-document OFD",
			"表.xlsx,file-is-an-archive ZIP", "Index/Document.iwa,file-foreign Numbers" })
	void packages(String part, String told) {
		assertThat(refused(new Packed().part(part, "<a/>").part("b/c.xml", "<a/>").bytes())).isEqualTo(told);
	}

	@Test
	void documentElsewhere() {
		byte[] file = Packed.workbook("").part("xl/workbook.xml", "<w:document xmlns:w=\"w\"/>").bytes();
		assertThat(refused(file)).isEqualTo("file-is-a-document Word (.docx)");
	}

	@ParameterizedTest
	@CsvSource({ "Book,file-too-old", "WordDocument,'file-is-a-document Word (.doc, .wps)'",
			"PowerPoint Document,'file-is-a-document PowerPoint (.ppt, .dps)'", "EncryptedPackage,file-encrypted",
			"DRMContent,file-protected", "_VBA_PROJECT_CUR,file-active", "Other,file-not-a-workbook" })
	void filesOfOldPrograms(String entry, String told) throws IOException {
		assertThat(refused(ole(entry.equals("DRMContent") ? "\t" + entry : entry, null))).isEqualTo(told);
	}

	@Test
	void protectedByRightsAndNotByAPassword() throws IOException {
		assertThat(refused(ole("EncryptedPackage", "DRMEncryptedTransform"))).isEqualTo("file-protected");
		assertThat(refused(ole("EncryptedPackage", "StrongEncryptionTransform"))).isEqualTo("file-encrypted");
		assertThat(refused(latin("b\u0014#e?\0\0\u0013E-SafeNet\0\0\0LOCK"))).isEqualTo("file-protected");
		assertThat(refused(latin("%TSD-Header-###%\0\0"))).isEqualTo("file-protected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html><table>", "\r\n\r\n<!-- 导出 --><TABLE>", "<!DOCTYPE html><html>",
			"<meta charset='utf-8'>",
			"<?xml version=\"1.0\"?><html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">",
			"<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">" })
	void webPagesInWhateverEncoding(String page) {
		for (Charset charset : new Charset[] { StandardCharsets.UTF_8, StandardCharsets.UTF_16,
				StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE }) {
			assertThat(refused((page + "<tr><td>日期</td></tr>").getBytes(charset))).as("%s", charset)
				.isEqualTo("file-is-a-page");
		}
		assertThat(refused(("\uFEFF" + page).getBytes(StandardCharsets.UTF_8))).isEqualTo("file-is-a-page");
	}

	@Test
	void webPagesOfTheCasesAndAsMail() {
		assertThat(refused(Packed.file("web-page-with-bom.xls"))).isEqualTo("file-is-a-page");
		assertThat(refused(latin("From: <Saved by Excel>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n")))
			.isEqualTo("file-is-a-page MHTML");
	}

	@Test
	void spreadsheetsInXml() {
		String xml = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
		assertThat(refused(xml.getBytes(StandardCharsets.UTF_8))).isEqualTo("file-is-xml");
		assertThat(refused(xml.getBytes(StandardCharsets.UTF_16))).isEqualTo("file-is-xml");
	}

	@Test
	void picturesDocumentsAndArchives() {
		assertThat(refused(latin("\u0089PNG\r\n\u001a\n\0\0"))).isEqualTo("file-is-a-picture PNG");
		assertThat(refused(latin("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF"))).isEqualTo("file-is-a-picture JPEG");
		assertThat(refused(latin("%PDF-1.7\n%\u00e2\u00e3"))).isEqualTo("file-is-a-document PDF");
		assertThat(refused(latin("{\\rtf1\\ansi"))).isEqualTo("file-is-a-document Word (.rtf)");
		assertThat(refused(latin("Rar!\u001a\u0007\0"))).isEqualTo("file-is-an-archive RAR");
		assertThat(refused(latin("7z\u00bc\u00af'\u001c\0\u0004"))).isEqualTo("file-is-an-archive 7z");
		assertThat(refused(latin("\u001f\u008b\u0008\0"))).isEqualTo("file-is-an-archive gzip");
	}

	@Test
	void textThatBeginsWithABracketIsText() {
		assertThat(Packed.shown("<5件,甲\n<6件,乙\n".getBytes(StandardCharsets.UTF_8))).hasSize(2);
	}

	private static byte[] ole(String entry, @Nullable String within) throws IOException {
		try (POIFSFileSystem file = new POIFSFileSystem(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			if (entry.startsWith("_VBA")) {
				file.getRoot().createDirectory(entry);
			}
			else {
				file.createDocument(new ByteArrayInputStream(new byte[] { 1 }), entry);
			}
			if (within != null) {
				DirectoryEntry spaces = file.getRoot().createDirectory("\u0006DataSpaces");
				spaces.createDirectory("TransformInfo").createDirectory(within);
			}
			file.writeFilesystem(bytes);
			return bytes.toByteArray();
		}
	}

	private static byte[] latin(String bytes) {
		return bytes.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String refused(byte[] file) {
		UnusableFileException ex = catchThrowableOfType(UnusableFileException.class, () -> Packed.rows(file));
		return (ex.fault().code() + " " + ex.value()).strip();
	}

}
