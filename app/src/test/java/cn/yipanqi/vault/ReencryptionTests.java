package cn.yipanqi.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import cn.yipanqi.organization.Keeper;
import cn.yipanqi.organization.People;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is under an old key in a whole application, and comes under the new one.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.load-territory=true", "yipanqi.city=reencryption",
		"yipanqi.keys=target/reencryption-keys/${random.uuid}" })
class ReencryptionTests {

	private static final byte[] WORKBOOK = "13912345678".repeat(1000).getBytes(StandardCharsets.US_ASCII);

	@Autowired
	private KeyActs acts;

	@Autowired
	private Vault vault;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void peopleAndUploadsComeUnderTheNewKey(@Autowired People people, @Autowired ProtectedColumn personPhones,
			@Autowired List<ProtectedTable> tables) {
		long person = people.add("2399", new People.Details("张明", "市政府", "副市长", "13812345678"), "任命", Keeper.SYSTEM);
		UUID upload = UUID.randomUUID();
		UUID unreadable = UUID.randomUUID();
		keep(upload, upload);
		keep(unreadable, upload);
		assertThat(this.acts.rotate()).isEqualTo(2);
		ProtectedTable uploads = table(tables, "structure_upload.file");
		assertThat(personPhones.counts()).containsExactly(entry(1, 1L));
		assertThat(uploads.counts()).containsExactly(entry(1, 2L));
		assertThat(this.acts.reencrypt(personPhones).done()).isEqualTo(1);
		ProtectedTable.Reencryption result = this.acts.reencrypt(uploads);
		assertThat(result.done()).isEqualTo(1);
		assertThat(result.unreadable()).containsExactly("structure_upload.file " + unreadable);
		assertThat(table(tables, "person.phone").counts()).containsExactly(entry(2, 1L));
		assertThat(uploads.counts()).containsExactly(entry(1, 1L), entry(2, 1L));
		String phone = this.jdbc.sql("select phone from person where id = ?")
			.param(person)
			.query(String.class)
			.single();
		assertThat(personPhones.reveal(phone, person)).isEqualTo("13812345678");
		byte[] file = this.jdbc.sql("select file from structure_upload where id = ?")
			.param(upload)
			.query(byte[].class)
			.single();
		assertThat(Arrays.copyOf(file, 6)).asString(StandardCharsets.US_ASCII).isEqualTo("sm4_2_");
		assertThat(this.vault.reveal(file, "structure_upload.file " + upload)).isEqualTo(WORKBOOK);
		assertThat(this.jdbc.sql("""
				select concat_ws(' ', account, action, detail->>'key', detail->>'table', detail->>'done',
					detail->>'unreadable') from audit where object = 'keys' order by id
				""").query(String.class).list()).containsExactly("console key-rotate 2",
				"console key-reencrypt 2 person.phone 1 0", "console key-reencrypt 2 structure_upload.file 1 1");
	}

	private void keep(UUID id, UUID place) {
		this.jdbc.sql("""
				insert into structure_upload (id, account, file_name, file, plan, expires_at)
				values (?, 'office', '指挥体系.xlsx', ?, ?, now() + interval '20 minutes')
				""")
			.param(id)
			.param(this.vault.protect(WORKBOOK, "structure_upload.file " + place))
			.param(this.vault.protect("plan", "structure_upload.plan " + place))
			.update();
	}

	private static ProtectedTable table(List<ProtectedTable> tables, String name) {
		return tables.stream().filter((table) -> table.name().equals(name)).findFirst().orElseThrow();
	}

}
