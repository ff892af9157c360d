package cn.yipanqi.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows on which server the tables are. When that is another than last time, for the
 * database was restored elsewhere, what is there becomes the floor: its transactions are
 * no longer compared with those of the server.
 */
@Service
public class Lineages implements SmartInitializingSingleton {

	private static final String SYSTEM = "select system_identifier from pg_control_system()";

	private static final String LAST = "select no, system, floor from lineage where kind = :kind order by no desc limit 1";

	private static final String FIRST = "select no, system, floor from lineage where kind = :kind and no = 1";

	private static final String FLOOR = "select coalesce(max(%s), 0) from %s";

	private static final String ADD = """
			insert into lineage (kind, no, system, floor, seen_at) values (:kind, :no, :system, :floor, :at)
			""";

	private final ObjectProvider<SealedTable> tables;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Map<SealKind, Lineage> known = new EnumMap<>(SealKind.class);

	Lineages(ObjectProvider<SealedTable> tables, JdbcClient jdbc, PlatformTransactionManager transactions,
			Clock clock) {
		this.tables = tables;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.clock = clock;
	}

	/**
	 * Looks before this node writes anything.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		tables().forEach((table) -> current(table.kind()));
	}

	/**
	 * The number up to which all rows were there when this server was first seen. Ask
	 * before you write the first one.
	 */
	public long floor(SealKind kind) {
		return current(kind).floor();
	}

	/**
	 * Which server this is, in words that no other server and no earlier stay on this one
	 * shares: what was noted elsewhere of transactions means nothing here.
	 */
	public String identity(SealKind kind) {
		Lineage lineage = current(kind);
		return "%d/%d/%d".formatted(lineage.no(), lineage.system(), lineage.floor());
	}

	synchronized Lineage current(SealKind kind) {
		Lineage lineage = this.known.get(kind);
		if (lineage == null) {
			lineage = Objects.requireNonNull(this.transaction.execute((status) -> lookUp(kind)));
			this.known.put(kind, lineage);
		}
		return lineage;
	}

	/**
	 * The lineage in which leaves were first written.
	 */
	Lineage first(SealKind kind) {
		return this.jdbc.sql(FIRST).param("kind", kind.name()).query(Lineages::map).single();
	}

	private Lineage lookUp(SealKind kind) {
		long system = this.jdbc.sql(SYSTEM).query(Long.class).single();
		return last(kind).filter((lineage) -> lineage.system() == system).orElseGet(() -> begin(kind, system));
	}

	private Lineage begin(SealKind kind, long system) {
		SealedTable table = table(kind);
		table.pause();
		Optional<Lineage> last = last(kind);
		if (last.isPresent() && last.get().system() == system) {
			return last.get();
		}
		long floor = this.jdbc.sql(FLOOR.formatted(table.number(), table.table())).query(Long.class).single();
		Lineage next = new Lineage(last.map(Lineage::no).orElse(0) + 1, system, floor);
		this.jdbc.sql(ADD)
			.param("kind", kind.name())
			.param("no", next.no())
			.param("system", system)
			.param("floor", floor)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return next;
	}

	private Optional<Lineage> last(SealKind kind) {
		return this.jdbc.sql(LAST).param("kind", kind.name()).query(Lineages::map).optional();
	}

	private static Lineage map(ResultSet row, int number) throws SQLException {
		return new Lineage(row.getInt("no"), row.getLong("system"), row.getLong("floor"));
	}

	SealedTable table(SealKind kind) {
		return tables().stream().filter((table) -> table.kind() == kind).findFirst().orElseThrow();
	}

	List<SealedTable> tables() {
		return this.tables.stream().sorted(Comparator.comparing(SealedTable::kind)).toList();
	}

}
