package cn.yipanqi.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import cn.yipanqi.engine.algebra.FigureQuery;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Says what every figure is by plain SQL over the raw ledger, as it was known at one
 * moment: see {@code oracle/acts.sql} and {@code oracle/figures.yaml}. Shares nothing
 * with the product but the table names.
 */
final class Oracle implements AutoCloseable {

	private static final int SCALE = 6;

	private static final Map<String, Map<String, String>> DEFINITIONS = new Yaml().load(text("figures.yaml"));

	private final Connection connection;

	private final JdbcClient jdbc;

	Oracle(DataSource dataSource, Instant asOf) throws SQLException {
		this.connection = dataSource.getConnection();
		this.jdbc = JdbcClient.create(new SingleConnectionDataSource(this.connection, true));
		set("asof", asOf.toString());
		ScriptUtils.executeSqlScript(this.connection,
				new ByteArrayResource(text("acts.sql").getBytes(StandardCharsets.UTF_8)));
	}

	private static String text(String name) {
		try (InputStream stream = Objects.requireNonNull(Oracle.class.getResourceAsStream("/oracle/" + name))) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The codes of all indicators that it knows.
	 */
	static Set<String> indicators() {
		Set<String> codes = new HashSet<>(DEFINITIONS.get("figures").keySet());
		codes.addAll(DEFINITIONS.get("rates").keySet());
		return codes;
	}

	/**
	 * Sets what is asked for: region, department and time of a query.
	 */
	Oracle about(FigureQuery query) {
		set("region", query.region());
		set("department", Objects.toString(query.department(), ""));
		set("from", Objects.toString(query.from(), "-infinity"));
		set("to", Objects.toString(query.to(), "infinity"));
		return this;
	}

	private void set(String name, String value) {
		this.jdbc.sql("select set_config('oracle.' || :name, :value, false)")
			.param("name", name)
			.param("value", value)
			.query(String.class)
			.single();
	}

	/**
	 * The value of an indicator, or null for a rate over nothing.
	 */
	@Nullable BigDecimal value(String indicator) {
		String rate = DEFINITIONS.get("rates").get(indicator);
		if (rate != null) {
			String[] parts = rate.split(" / ");
			BigDecimal denominator = value(parts[1]);
			return (denominator.signum() == 0) ? null
					: value(parts[0]).movePointRight(2).divide(denominator, SCALE, RoundingMode.HALF_UP);
		}
		return this.jdbc.sql("select coalesce((%s), 0)".formatted(DEFINITIONS.get("figures").get(indicator)))
			.query(BigDecimal.class)
			.single();
	}

	@Override
	public void close() throws SQLException {
		try {
			this.jdbc.sql("discard temporary").update();
		}
		finally {
			this.connection.close();
		}
	}

}
