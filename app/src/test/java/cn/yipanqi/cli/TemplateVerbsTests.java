package cn.yipanqi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The verbs on templates, run as from a shell.
 */
class TemplateVerbsTests {

	private static final String PACK = "../packs/product-food-safety-2007";

	@TempDir
	private Path folder;

	private StringWriter out;

	private StringWriter err;

	@BeforeEach
	void listen() {
		this.out = new StringWriter();
		this.err = new StringWriter();
	}

	@Test
	void templatesOfThePacksAreSound() {
		assertThat(run("template", "check", PACK + "/briefings/progress-report.docx", "--pack", PACK)).isZero();
		assertThat(run("template", "check", "../packs/food-inspections-us/briefings/overview.docx", "--pack",
				"../packs/food-inspections-us"))
			.isZero();
		assertThat(this.out.toString()).contains("no problems");
	}

	@Test
	void mistakeIsToldWithItsPlace() {
		assertThat(run("template", "check", "src/test/resources/templates/misspelt.docx", "--pack", PACK)).isEqualTo(1);
		assertThat(this.out.toString()).contains("第 2 段", "{{figure peopel}}", "people");
	}

	@Test
	void layOutMakesATemplateThatChecks() throws IOException {
		Path text = Files.writeString(this.folder.resolve("text"), "# 题目\n出动{{figure people}}人次。\n");
		String file = this.folder.resolve("x.docx").toString();
		assertThat(run("template", "lay-out", text.toString(), file)).isZero();
		assertThat(run("template", "check", file, "--pack", PACK)).isZero();
		assertThat(run("template", "lay-out", text.toString(), file)).isEqualTo(1);
		assertThat(this.err.toString()).contains("is there already");
	}

	@Test
	void fileThatIsNotThereIsNamed() {
		assertThat(run("template", "check", "nowhere.docx", "--pack", PACK)).isEqualTo(1);
		assertThat(run("template", "lay-out", "nowhere.txt", this.folder.resolve("x.docx").toString())).isEqualTo(1);
		assertThat(this.err.toString().lines()).containsExactly("yipanqi: There is no 'nowhere.docx'",
				"yipanqi: There is no 'nowhere.txt'");
	}

	@Test
	void textThatIsNotInUtf8IsNamed() throws IOException {
		Path text = Files.write(this.folder.resolve("gbk.txt"), new byte[] { (byte) 0xC4, (byte) 0xE3 });
		assertThat(run("template", "lay-out", text.toString(), this.folder.resolve("x.docx").toString())).isEqualTo(1);
		assertThat(this.err.toString()).contains("gbk.txt' is not a text in UTF-8");
	}

	@Test
	void verbAloneTellsWhatItHolds() {
		assertThat(run("template")).isEqualTo(2);
		assertThat(this.err.toString()).contains("check", "lay-out");
	}

	private int run(String... args) {
		return YipanqiCommand.run(TemplateVerbsTests.class, new PrintWriter(this.out, true),
				new PrintWriter(this.err, true), args);
	}

}
