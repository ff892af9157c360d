package cn.yipanqi.ledger;

import java.util.List;
import java.util.SortedMap;

import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.vault.ProtectedTable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sensitive values of the ledger. It is append-only: what was filed under a key stays
 * under it.
 */
@Component
class ProtectedDocuments implements ProtectedTable {

	private static final String COUNTS = """
			select split_part(value #>> '{}', '_', 2)::integer as key, count(*) as count
			from entry e cross join lateral jsonb_path_query(e.doc,
				'$.* ? (@.type() == "string" && @ like_regex "^sm4_[1-9][0-9]{0,8}_[0-9a-f]+$")') value
			where e.type = any(:types) group by 1
			""";

	private final JdbcClient jdbc;

	private final Pack pack;

	ProtectedDocuments(JdbcClient jdbc, Pack pack) {
		this.jdbc = jdbc;
		this.pack = pack;
	}

	@Override
	public String name() {
		return "entry.doc";
	}

	@Override
	public boolean mutable() {
		return false;
	}

	@Override
	public SortedMap<Integer, Long> counts() {
		String[] types = this.pack.recordTypes()
			.stream()
			.filter((type) -> type.fields().stream().anyMatch(Field::isSensitive))
			.map(RecordType::code)
			.toArray(String[]::new);
		return ProtectedTable.counts(this.jdbc.sql(COUNTS).param("types", types));
	}

	@Override
	public Reencryption reencrypt() {
		return new Reencryption(0, List.of());
	}

}
