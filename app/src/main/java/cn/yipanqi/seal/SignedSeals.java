package cn.yipanqi.seal;

import java.util.List;
import java.util.SortedMap;

import cn.yipanqi.vault.ProtectedTable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The signatures, for the lists of keys: whoever throws away a key can check none of its
 * seals any more.
 */
@Component
class SignedSeals implements ProtectedTable {

	private static final String COUNTS = "select key, count(*) as count from seal group by key";

	private final JdbcClient jdbc;

	SignedSeals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String name() {
		return "seal.mac";
	}

	@Override
	public boolean mutable() {
		return false;
	}

	@Override
	public SortedMap<Integer, Long> counts() {
		return ProtectedTable.counts(this.jdbc.sql(COUNTS));
	}

	@Override
	public Reencryption reencrypt() {
		return new Reencryption(0, List.of());
	}

}
