package cn.yipanqi.ledger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The database itself knows no entry or line of a unit or region that is not there.
 */
@SpringBootTest(
		properties = { "yipanqi.pack=../engine/src/test/resources/packs/tiny", "yipanqi.now=2007-09-27T09:00:00" })
class KnownPlacesTests {

	private static final String ENTRIES = """
			insert into entry (seq, first_seq, record, revision, operation, type, unit, region, business_date,
				recorded_at, author, doc)
			select n, n, gen_random_uuid(), 1, 'RECORD', 'x', case n when ? then ? else 'health@11' end,
				case n when ? then ? else '11' end, now(), now(), 'x', '{}' from generate_series(1000001, 1000003) n
			""";

	private static final String LINES = """
			insert into line (entry, no, type, unit, doc)
			select n, 0, 'x', case n when 2000002 then ? end, '{}' from generate_series(2000001, 2000003) n
			""";

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void unit() {
		this.jdbc.update("insert into region (code, name, level) values ('11', '某市', 'CITY') on conflict do nothing");
		this.jdbc.update("""
				insert into unit (code, department, region, name) values ('health@11', 'health', '11', '卫生局')
				on conflict do nothing
				""");
	}

	@ParameterizedTest
	@CsvSource({ "1000002, health@12, 0, 11", "0, x, 1000003, 12" })
	void oneUnknownPlaceRefusesTheWholeStatement(long unitRow, String unit, long regionRow, String region) {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.update(ENTRIES, unitRow, unit, regionRow, region))
			.withMessageContaining("names a unit or region that is not there: %s or %s"
				.formatted((unitRow > 0) ? unit : "health@11", (regionRow > 0) ? region : "11"));
		assertThat(entries()).isZero();
	}

	@Test
	void lineOfAnUnknownUnitIsRefused() {
		this.jdbc.update(ENTRIES.replace("1000001, 1000003", "2000001, 2000003"), 0, "x", 0, "x");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.update(LINES, "health@12"))
			.withMessageContaining("table line names a unit or region that is not there: health@12");
		assertThat(this.jdbc.update(LINES, "health@11")).isEqualTo(3);
	}

	private int entries() {
		return this.jdbc.queryForObject("select count(*) from entry where seq in (1000001, 1000002, 1000003)",
				Integer.class);
	}

}
