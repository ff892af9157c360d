package cn.yipanqi.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.intake.SentFiles.Sent;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept of a former version: its home, a backup, its pack, files that it took in,
 * and what it answered.
 */
record KeptVersion(Path folder) {

	static final Path HOMES = Path.of("src", "test", "resources", "homes");

	private static final List<String> FILES = List.of("file", "type", "unit");

	private static final String RECORDS = """
			select concat_ws(E'\\t', type, operation, count(*)) from entry group by type, operation
			union all select concat_ws(E'\\t', 'account', '-', count(*)) from account
			union all select concat_ws(E'\\t', 'subject', '-', count(*)) from subject
			order by 1
			""";

	Path archive() {
		return this.folder.resolve("home.tar.xz");
	}

	Path backup() {
		return this.folder.resolve("backup.zip");
	}

	Path pack() {
		return this.folder.resolve("pack");
	}

	Path files() {
		return this.folder.resolve("files");
	}

	Path figures() {
		return this.folder.resolve("figures.tsv");
	}

	Path records() {
		return this.folder.resolve("records.tsv");
	}

	Path briefing() {
		return this.folder.resolve("issued.docx");
	}

	Path verified() {
		return this.folder.resolve("verify.txt");
	}

	/**
	 * How many records there are, of each type and operation, and how many accounts and
	 * subjects.
	 */
	static List<String> records(ApplicationContext city) {
		return city.getBean(JdbcClient.class).sql(RECORDS).query(String.class).list();
	}

	void write(List<Sent> files) throws IOException {
		List<String> lines = new ArrayList<>(List.of(String.join("\t", FILES)));
		files.forEach((sent) -> lines.add(String.join("\t", sent.file(), sent.type(), sent.unit())));
		Files.write(this.folder.resolve("files.tsv"), lines);
	}

	List<Sent> sent() throws IOException {
		return Rows.read(this.folder.resolve("files.tsv"), FILES)
			.stream()
			.map((cells) -> new Sent(cells[0], cells[1], cells[2]))
			.toList();
	}

}
