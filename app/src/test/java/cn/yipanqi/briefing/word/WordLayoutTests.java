package cn.yipanqi.briefing.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plain text laid out as an official document.
 */
class WordLayoutTests {

	private static final String TEXT = """
			# 云江市专项整治行动\\n进展情况汇报
			@ 各位领导：
			现作一汇报。

			一、开展情况
			（一）提高认识
			| 地区 | 人次 |
			| {{each counties}}{{text name}} | {{figure people}}{{end}} |
			> 专项整治办公室
			! 附件：主要情况
			""";

	@Test
	void linesHaveTheStylesOfTheirMarks() throws IOException {
		try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(WordLayout.layOut(TEXT, true)))) {
			assertThat(document.getParagraphs()).extracting(XWPFParagraph::getStyle)
				.containsExactly("DocumentTitle", "Addressee", "Body", "Level1", "Level2", "Signature", "Annex");
			assertThat(document.getParagraphs().get(0).getText()).isEqualTo("云江市专项整治行动\n进展情况汇报");
			assertThat(document.getTables()).singleElement()
				.satisfies((table) -> assertThat(table.getRow(0).isRepeatHeader()).isTrue());
			assertThat(document.getDocument().getBody().getSectPr().getPgSz().getW().toString()).isEqualTo("11906");
			assertThat(document.getFooterList()).hasSize(2);
		}
	}

	@Test
	void sameTextIsTheSameFile() {
		assertThat(WordLayout.layOut(TEXT, true)).isEqualTo(WordLayout.layOut(TEXT, true));
		assertThat(WordLayout.layOut(TEXT, false)).isNotEqualTo(WordLayout.layOut(TEXT, true));
	}

	@Test
	void emptyTextIsAnEmptyDocument() {
		assertThat(WordLayout.layOut("", true)).isNotEmpty();
	}

}
