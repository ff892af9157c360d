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

	private Program.Answer register(String name, String key, String more) {
		return this.office.post("/api/v1/subjects", """
				{"key": "%s", "unit": "health@239901", "date": "2007-09-20", "kind": "small_restaurant", "tier": "city",
				"name": "%s", "region": "239901001"%s}""".formatted(key, name, more));
	}

}
