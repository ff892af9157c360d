package cn.yipanqi.briefing.word;

import cn.yipanqi.briefing.Docx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static cn.yipanqi.briefing.Docx.paragraph;
import static cn.yipanqi.briefing.Docx.run;
import static cn.yipanqi.briefing.TemplateAssert.assertThat;
import static cn.yipanqi.briefing.TemplateAssert.template;

/**
 * What a Word file can hold beside paragraphs, runs and tables: kept, or reported with
 * its place; never lost in silence.
 */
class BodyScanTests {

	private static final String OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

	@Test
	void contentControlIsReportedAroundParagraphsAndWithinThem() {
		String control = "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>";
		assertThat(template(Docx.body(paragraph("甲") + control.formatted(paragraph("{{figure people}}"))).bytes()))
			.paragraph(2)
			.has("content-control");
		assertThat(template(Docx.body(paragraph("甲") + "<w:p>" + control.formatted(run("乙")) + "</w:p>").bytes()))
			.paragraph(2)
			.has("content-control");
		String cell = "<w:tr><w:tc><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt></w:tr>";
		assertThat(template(Docx.body(Docx.table(cell)).bytes())).cell(1, 1, 1).has("content-control");
	}

	@Test
	void tableWithinATableIsReported() {
		String inner = Docx.table(Docx.line("内"));
		assertThat(template(Docx.body(Docx.table(Docx.line("甲"), Docx.row(paragraph("乙"), inner + "<w:p/>"))).bytes()))
			.cell(1, 2, 2)
			.has("nested-table");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<w:ins w:id=\"1\">%s</w:ins>", "<w:del w:id=\"1\">%s</w:del>",
			"<w:moveFrom w:id=\"1\">%s</w:moveFrom>", "<w:moveTo w:id=\"1\">%s</w:moveTo>" })
	void trackedChangeIsReported(String change) {
		String body = paragraph("甲") + "<w:p>" + change.formatted(run("{{figure people}}")) + "</w:p>";
		assertThat(template(Docx.body(body).bytes())).paragraph(2).has("tracked-changes");
	}

	@Test
	void trackedChangeOfFormOrRowIsReported() {
		String form = "<w:p><w:r><w:rPr><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>";
		assertThat(template(Docx.body(form).bytes())).paragraph(1).has("tracked-changes");
		String row = "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p/></w:tc></w:tr>";
		assertThat(template(Docx.body(Docx.table(row)).bytes())).has("tracked-changes");
	}

	@Test
	void commentIsReported() {
		String body = "<w:p><w:commentRangeStart w:id=\"0\"/>" + run("甲")
				+ "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
		assertThat(template(Docx.body(body)
			.part("comments.xml", OFFICE + "comments+xml", "comments",
					"<w:comments NAMESPACES><w:comment w:id=\"0\"><w:p>" + run("请王主任定")
							+ "</w:p></w:comment></w:comments>")
			.bytes())).paragraph(1).has("comment");
	}

	@Test
	void tagInATextBoxIsReported() {
		String box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>%1$s</w:txbxContent>"
				+ "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>%1$s</w:txbxContent></v:textbox>"
				+ "</w:pict></mc:Fallback></mc:AlternateContent></w:r>";
		String body = paragraph("甲") + "<w:p>" + run("乙")
				+ box.formatted("<w:p>" + run("{{fig") + run("ure people}}") + "</w:p>") + "</w:p>";
		assertThat(template(Docx.body(body).bytes())).has("tag-in-box").paragraph(2).has("tag-in-box");
		String plain = "<w:p>" + run("乙") + box.formatted(paragraph("印章")) + "</w:p>";
		assertThat(template(Docx.body(plain).bytes())).isSound();
	}

	@ParameterizedTest
	@CsvSource({ "header1.xml,header,hdr", "footer1.xml,footer,ftr", "footnotes.xml,footnotes,footnotes" })
	void tagInAMarginIsReported(String name, String kind, String root) {
		String xml = "<w:%1$s NAMESPACES><w:p>%2$s</w:p></w:%1$s>".formatted(root,
				run("第1期 {{fig") + run("ure people}} 人次"));
		assertThat(template(Docx.of("甲").part(name, OFFICE + kind + "+xml", kind, xml).bytes())).file()
			.has("tag-in-margin");
	}

	@Test
	void harmlessFieldsAndLinksStay() {
		String body = "<w:p>" + field("PAGE") + "<w:fldSimple w:instr=\" NUMPAGES \">" + run("3")
				+ "</w:fldSimple><w:hyperlink w:anchor=\"x\">" + run("{{figure people}}") + "</w:hyperlink>" + "</w:p>";
		assertThat(template(Docx.body(body).bytes())).isSound();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DDE c:\\\\windows\\\\system32\\\\cmd.exe", "DDEAUTO cmd", "dde x",
			"INCLUDETEXT \"c:\\\\secret.docx\"", "INCLUDEPICTURE \"http://example.org/x.png\"", "LINK Excel.Sheet",
			"IMPORT x", "MACROBUTTON x", "DATABASE x", "DATE", "TIME", "" })
	void fieldThatActsOrFetchesOrChangesIsReported(String instruction) {
		assertThat(template(Docx.body(paragraph("甲") + "<w:p>" + field(instruction) + "</w:p>").bytes())).paragraph(2)
			.has("field");
	}

	@Test
	void fieldIsReportedHoweverItIsWritten() {
		String split = "<w:p>" + mark("begin") + instruction(" D") + instruction("DE") + instruction("AUTO cmd")
				+ mark("end") + "</w:p>";
		assertThat(template(Docx.body(split).bytes())).paragraph(1).has("field", "DDEAUTO");
		String simple = "<w:p><w:fldSimple w:instr=\"DDEAUTO cmd\">" + run("x") + "</w:fldSimple></w:p>";
		assertThat(template(Docx.body(simple).bytes())).paragraph(1).has("field", "DDEAUTO");
		String nested = "<w:p>" + mark("begin") + instruction("PAGE ") + mark("begin") + instruction("PAGE")
				+ mark("end") + mark("end") + "</w:p>";
		assertThat(template(Docx.body(nested).bytes())).paragraph(1).has("field");
		String unended = "<w:p>" + mark("begin") + instruction("DDE cmd") + "</w:p>";
		assertThat(template(Docx.body(unended).bytes())).has("field");
		String box = "<w:r><w:pict><w:txbxContent><w:p>" + field("DDE cmd") + "</w:p></w:txbxContent></w:pict></w:r>";
		assertThat(template(Docx.body("<w:p>" + box + "</w:p>").bytes())).paragraph(1).has("field", "DDE");
		String header = "<w:hdr NAMESPACES><w:p>" + field("DDE cmd") + "</w:p></w:hdr>";
		assertThat(template(Docx.of("甲").part("header1.xml", OFFICE + "header+xml", "header", header).bytes())).file()
			.has("field", "DDE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<w:customXml w:element=\"x\">%s</w:customXml>", "<w:bdo w:val=\"rtl\">%s</w:bdo>",
			"<w:hyperlink w:anchor=\"x\"><w:fldSimple w:instr=\"PAGE\">%s</w:fldSimple></w:hyperlink>" })
	void textThatWouldBeLostIsReported(String around) {
		assertThat(template(Docx.body("<w:p>" + around.formatted(run("甲")) + "</w:p>").bytes())).paragraph(1)
			.has("unsupported");
	}

	@Test
	void formulaIsReported() {
		String body = "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>";
		assertThat(template(Docx.body(body).bytes())).paragraph(1).has("unsupported", "oMath");
	}

	@Test
	void smartTagsAndBookmarksDoNoHarm() {
		String body = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:smartTag w:element=\"place\">"
				+ run("{{figure ") + "</w:smartTag><w:proofErr w:type=\"spellStart\"/>" + run("people}}")
				+ "<w:bookmarkEnd w:id=\"1\"/></w:p>";
		assertThat(template(Docx.body(body).bytes())).isSound();
	}

	@Test
	void sectionMustNotEndWithAControlTag() {
		String body = "<w:p><w:pPr><w:sectPr/></w:pPr>" + run("{{if people > 0}}") + "</w:p>" + paragraph("{{end}}");
		assertThat(template(Docx.body(body).bytes())).paragraph(1).has("section-break");
	}

	private static String field(String instruction) {
		return mark("begin") + instruction(" " + instruction + " ") + mark("separate") + run("1") + mark("end");
	}

	private static String mark(String type) {
		return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
	}

	private static String instruction(String text) {
		return "<w:r><w:instrText>" + Docx.escaped(text) + "</w:instrText></w:r>";
	}

}
