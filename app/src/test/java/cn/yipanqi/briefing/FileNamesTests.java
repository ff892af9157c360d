package cn.yipanqi.briefing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTests {

	private static final LocalDate DAY = LocalDate.of(2007, 9, 27);

	@Test
	void titleIsKeptWhereTheMachineCanWriteIt() {
		assertThat(name("工作汇报：一/二", StandardCharsets.UTF_8)).isEqualTo("工作汇报：一 二-20070927.docx");
		assertThat(name("工作汇报", Charset.forName("GB18030"))).isEqualTo("工作汇报-20070927.docx");
	}

	@Test
	void machineThatKnowsNoChineseGetsAPlainWord() {
		assertThat(name("工作汇报", StandardCharsets.US_ASCII)).isEqualTo("progress_report-20070927.docx");
		assertThat(name("Report", StandardCharsets.US_ASCII)).isEqualTo("Report-20070927.docx");
	}

	@Test
	void fileLiesInItsFolder() {
		assertThat(FileNames.in(Path.of("briefings"), "Report", "report", DAY))
			.isEqualTo(Path.of("briefings", "Report-20070927.docx"));
	}

	private static String name(String title, Charset machine) {
		return FileNames.of(title, "progress_report", DAY, machine);
	}

}
