package cn.yipanqi.briefing.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.yipanqi.briefing.Docx;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static cn.yipanqi.briefing.TemplateAssert.assertThat;
import static cn.yipanqi.briefing.TemplateAssert.template;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that are no templates: each is refused with a reason, and none does harm.
 */
class WordFileTests {

	private static final String OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

	@Test
	void emptyFileIsCalledEmpty() {
		assertThat(template(new byte[0])).file().has("empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no zip at all", "PK", "%PDF-1.4", "<html/>" })
	void whatIsNoZipIsNoWordFile(String content) {
		assertThat(template(content.getBytes(StandardCharsets.UTF_8))).file().has("not-word");
	}

	@Test
	void zipThatIsNoDocxIsNoWordFile() {
		assertThat(template(Docx.zip(Map.of("readme.txt", new byte[100])))).file().has("not-word");
		assertThat(template(Docx.zip(Map.of()))).file().has("not-word");
	}

	@Test
	void oldFormatIsNamed() throws IOException {
		ByteArrayOutputStream doc = new ByteArrayOutputStream();
		try (POIFSFileSystem files = new POIFSFileSystem()) {
			files.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), "WordDocument");
			files.writeFilesystem(doc);
		}
		assertThat(template(doc.toByteArray())).file().has("old-format");
	}

	@Test
	void fileOfNineMegabytesIsTooLarge() {
		byte[] random = new byte[9 * 1024 * 1024];
		new Random(7).nextBytes(random);
		assertThat(template(Docx.of("甲").entry("word/media/image1.png", random).bytes())).file().has("too-large");
	}

	@Test
	void truncatedFileIsNoWordFile() {
		byte[] whole = Docx.of("{{figure people}}", "甲".repeat(5_000)).bytes();
		for (int length : new int[] { 3, 30, 200, whole.length / 2, whole.length - 3_000 }) {
			assertThat(template(Arrays.copyOf(whole, length))).as("first %d bytes", length).file().has("not-word");
		}
	}

	@Test
	void fileWithAnyByteChangedIsReadOrRefused() {
		byte[] whole = Docx.of("{{figure people}}").bytes();
		Random random = new Random(2007);
		for (int i = 0; i < 300; i++) {
			byte[] changed = whole.clone();
			changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			assertThat(template(changed).problems()).hasSizeLessThan(100);
		}
	}

	@Test
	void zipBombIsNotUnpacked() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("word/document.xml"));
			byte[] megabyte = new byte[1024 * 1024];
			for (int i = 0; i < 500; i++) {
				zip.write(megabyte);
			}
		}
		assertThat(bytes.size()).isLessThan(1024 * 1024);
		assertThat(template(bytes.toByteArray())).file().has("too-large-unpacked");
	}

	@Test
	void moreElementsThanAnyTemplateHasAreRefused() {
		assertThat(template(Docx.body("<w:p/>".repeat(450_000)).bytes())).file().has("too-large-unpacked");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
			"<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
			"<!DOCTYPE w SYSTEM \"http://localhost:9/x.dtd\">" })
	void declaredEntitiesAreRefused(String declaration) {
		assertThat(template(Docx.document(declaration
				+ "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
				+ "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>")
			.bytes())).file().has("not-word");
	}

	@Test
	void macrosAreRefused() {
		assertThat(template(Docx.of("甲").mainType("application/vnd.ms-word.document.macroEnabled.main+xml").bytes()))
			.file()
			.has("active");
		assertThat(template(Docx.of("甲")
			.part("vbaProject.bin", "application/vnd.ms-office.vbaProject",
					"http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x")
			.bytes())).file().has("active");
	}

	@ParameterizedTest
	@CsvSource({ "control,activeX1.xml,application/vnd.ms-office.activeX+xml",
			"oleObject,oleObject1.bin,application/vnd.openxmlformats-officedocument.oleObject",
			"aFChunk,chunk.html,text/html", "subDocument,sub.docx,application/octet-stream" })
	void embeddedPartsThatActAreRefused(String relation, String name, String type) {
		assertThat(template(Docx.of("甲").part(name, type, relation, "<x/>").bytes())).file().has("active");
	}

	@ParameterizedTest
	@CsvSource({ "attachedTemplate,http://example.org/evil.dotm", "image,http://example.org/pixel.png",
			"oleObject,file:///c:/x.xls", "frame,http://example.org/", "attachedTemplate,file://server/share/x.dotm" })
	void contentsFromElsewhereAreRefused(String relation, String target) {
		assertThat(template(Docx.of("甲").external(relation, target).bytes())).file().has("external");
	}

	@Test
	void linksAreNotFetchedAndStay() {
		assertThat(template(Docx.of("甲").external("hyperlink", "http://example.org/").bytes())).isSound();
	}

	@ParameterizedTest
	@ValueSource(strings = { "document", "template" })
	void documentsAndTemplatesOfWordAreTaken(String kind) {
		assertThat(template(Docx.of("{{figure people}}").mainType(OFFICE + kind + ".main+xml").bytes())).isSound();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<w:p><w:pPr><w:jc w:val=\"sideways\"/></w:pPr></w:p>",
			"<w:p><w:r><w:rPr><w:sz w:val=\"huge\"/></w:rPr><w:t>甲</w:t></w:r></w:p>",
			"<w:p><w:pPr><w:pStyle w:val=\"NoSuchStyle\"/><w:ind w:firstLine=\"x\"/></w:pPr></w:p>",
			"<w:tbl><w:tr/></w:tbl>", "<w:tbl/>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", "<x/>" })
	void attributesThatMakeNoSenseDoNoHarm(String body) {
		assertThat(template(Docx.body(body).bytes()).problems().size()).isLessThan(2);
	}

}
