package cn.yipanqi.api;

import cn.yipanqi.access.Role;
import cn.yipanqi.registry.UnlikeNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs register subjects as people do.
 */
class SubjectApiTests extends ProgramTest {

	private Program office;

	@BeforeEach
	void makeProgram() {
		this.office = program(Role.OFFICE, "239901");
	}

	@Test
	void subjectIsRegisteredOnceUnderItsKeyAndCanBeFiledOn() {
		String name = UnlikeNames.next();
		Program.Answer first = register(name, "k1", "");
		assertThat(first.status()).as(first.body()).isEqualTo(201);
		assertThat(this.office.get(first.location()).text("/name")).isEqualTo(name);
		Program.Answer again = register(name, "k1", "");
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.text("/id")).isEqualTo(first.text("/id"));
		assertThat(this.office
			.post("/api/v1/records",
					"""
							{"type": "catering_inspection", "unit": "health@239901", "region": "239901001", "subject": %s,
							"date": "2007-09-20", "key": "%s",
							"fields": {"people": 2, "licence_held": true, "result": "none"}}"""
						.formatted(first.text("/id"), name))
			.status()).isEqualTo(201);
	}

	@Test
	void whatMayBeTheSameIsNamedAndConfirmed() {
		String name = UnlikeNames.next();
		String first = register(name, unique("k"), "").text("/id");
		Program.Answer asked = register(name, "k3" + name, "");
		assertThat(asked.status()).isEqualTo(409);
		assertThat(asked.text("/code")).isEqualTo("possible-double");
		assertThat(asked.text("/numbers/0")).isEqualTo(first);
		assertThat(register(name, "k3" + name, ", \"confirm\": [" + first + "]").status()).isEqualTo(201);
	}

	@Test
	void everyMistakeIsNamed() {
		Program.Answer refused = this.office.post("/api/v1/subjects",
				"{\"key\": \"k4\", \"unit\": \"finance@239901\", \"region\": \"239901001\", \"kind\": \"bakery\"}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.texts("/problems", "/path")).contains("kind", "unit", "fields.name");
		assertThat(this.office.post("/api/v1/subjects", "{\"name\": \"无号\"}").text("/code")).isEqualTo("no-key");
	}

	@Test
	void subjectIsChangedClosedAndThereAgain() {
		String name = UnlikeNames.next();
		String subject = "/api/v1/subjects/" + register(name, unique("k"), "").text("/id");
		Program.Answer changed = act(subject + "/changes", """
				"kind": "small_restaurant", "tier": "township", "name": "%s新", "region": "239901001",
				"reason": "更名"
				""".formatted(name));
		assertThat(changed.status()).as(changed.body()).isEqualTo(201);
		assertThat(changed.text("/name")).isEqualTo(name + "新");
		assertThat(changed.text("/formerly/0")).isEqualTo(name);
		Program.Answer closed = act(subject + "/closures", "\"cause\": \"closed\", \"reason\": \"歇业\"");
		assertThat(closed.status()).as(closed.body()).isEqualTo(201);
		assertThat(this.office.get(subject).text("/state")).isEqualTo("CLOSED");
		assertThat(this.office.get(closed.location()).text("/current/type")).isEqualTo("subject_closure");
		String record = closed.location().substring(closed.location().lastIndexOf('/') + 1);
		Program.Answer back = this.office.post(subject + "/cancellations",
				"{\"record\": \"%s\", \"reason\": \"又开业\"}".formatted(record));
		assertThat(back.text("/state")).as(back.body()).isEqualTo("OPEN");
		assertThat(this.office
			.post(subject + "/cancellations", "{\"record\": \"%s\", \"reason\": \"又开业\"}".formatted(record))
			.text("/code")).isEqualTo("stale");
	}

	@Test
	void twoThatAreOneAreMergedAndWhoReadAnOlderVersionIsTold() {
		String one = register(UnlikeNames.next(), unique("k"), "").text("/id");
		String two = register(UnlikeNames.next(), unique("k"), "").text("/id");
		String version = this.office.get("/api/v1/subjects/" + one).text("/version");
		Program.Answer merged = act("/api/v1/subjects/" + one + "/mergers",
				"\"other\": %s, \"reason\": \"同一家\"".formatted(two));
		assertThat(merged.status()).as(merged.body()).isEqualTo(201);
		assertThat(this.office.get("/api/v1/subjects/" + two).text("/mergedInto")).isEqualTo(one);
		Program.Answer stale = this.office.post("/api/v1/subjects/" + one + "/closures",
				"{\"version\": \"%s\", \"unit\": \"health@239901\", \"cause\": \"closed\", \"reason\": \"x\"}"
					.formatted(version));
		assertThat(stale.status()).isEqualTo(409);
		assertThat(stale.text("/code")).isEqualTo("stale");
		assertThat(this.office.post("/api/v1/subjects/" + one + "/mergers", "{\"version\": \"x\"}")
			.texts("/problems", "/path")).containsExactly("other");
		assertThat(this.office.post("/api/v1/subjects/" + one + "/closures", "{}").text("/code"))
			.isEqualTo("no-version");
	}

	private Program.Answer act(String path, String more) {
		String subject = path.substring(0, path.lastIndexOf('/'));
		return this.office.post(path, """
				{"version": "%s", "unit": "health@239901", "date": "2007-09-21", %s}"""
			.formatted(this.office.get(subject).text("/version"), more));
	}

	private Program.Answer register(String name, String key, String more) {
		return this.office.post("/api/v1/subjects", """
				{"key": "%s", "unit": "health@239901", "date": "2007-09-20", "kind": "small_restaurant", "tier": "city",
				"name": "%s", "region": "239901001"%s}""".formatted(key, name, more));
	}

}
