package cn.yipanqi.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import cn.yipanqi.vault.ProtectedColumn;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever takes the database away, without its keys, has no telephone number of anybody
 * in the command structure.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=2000" })
@ActiveProfiles("demo")
class DemoPhonesTests {

	private static final String TABLES = """
			select c.relname from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
			and has_table_privilege(c.oid, 'select') order by 1
			""";

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ProtectedColumn personPhones;

	@Test
	void noTableHoldsANumber() {
		List<String> numbers = this.jdbc.sql("select id, phone from person where phone is not null")
			.query((row, number) -> this.personPhones.reveal(row.getString("phone"), row.getLong("id")))
			.list();
		assertThat(numbers).hasSizeGreaterThan(100).allMatch((number) -> number.matches("139\\d{8}"));
		List<String> tables = this.jdbc.sql(TABLES).query(String.class).list();
		assertThat(tables).contains("person", "audit", "entry", "structure_upload");
		Set<String> forms = new LinkedHashSet<>();
		numbers.forEach((number) -> forms.addAll(forms(number)));
		for (String table : tables) {
			this.jdbc.sql("select t::text from %s t".formatted(table)).query((row) -> {
				assertThat(found(row.getString(1), forms)).as(table).isEmpty();
			});
		}
	}

	@Test
	void searchFindsWhatStandsInClearInHexOrInBase64() {
		Set<String> forms = forms("13912345678");
		for (String hidden : List.of("电话 13912345678。", HexFormat.of().formatHex(bytes("tel:13912345678;")), base64(""),
				base64("a"), base64("ab"))) {
			assertThat(found(hidden, forms)).as(hidden).isNotEmpty();
		}
		assertThat(found("139****5678", forms)).isEmpty();
	}

	private static String base64(String before) {
		return Base64.getEncoder().encodeToString(bytes(before + "13912345678" + "x"));
	}

	/**
	 * A number in clear, in hexadecimal, and in base64 wherever it begins in a group of
	 * three.
	 */
	private static Set<String> forms(String number) {
		Set<String> forms = new LinkedHashSet<>(List.of(number, HexFormat.of().formatHex(bytes(number))));
		for (int before = 0; before < 3; before++) {
			String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes("\0".repeat(before) + number));
			forms.add(encoded.substring((before == 0) ? 0 : 4, encoded.length() / 4 * 4));
		}
		return forms;
	}

	/**
	 * The forms that a text holds: looked up, not searched one by one, because there are
	 * many texts and many numbers.
	 */
	private static List<String> found(String text, Set<String> forms) {
		List<String> found = new ArrayList<>();
		Set<Integer> lengths = new LinkedHashSet<>();
		forms.forEach((form) -> lengths.add(form.length()));
		for (int length : lengths) {
			for (int at = 0; at + length <= text.length(); at++) {
				char first = text.charAt(at);
				if (first < 128 && Character.isLetterOrDigit(first)
						&& forms.contains(text.substring(at, at + length))) {
					found.add(text.substring(at, at + length));
				}
			}
		}
		return found;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
