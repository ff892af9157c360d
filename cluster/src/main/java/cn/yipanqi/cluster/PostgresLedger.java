package cn.yipanqi.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * The ledger in a database of the application, read by ranges of numbers, each over a
 * connection of its own. All of them see the transactions that had ended when this was
 * opened, and no other; none of them is held open meanwhile, so that sealing and the
 * boards go on.
 */
final class PostgresLedger implements LedgerSource {

	/**
	 * Transactions of another server, from which this ledger was restored, have numbers
	 * that mean nothing here: what came from there, up to the floor, is complete.
	 */
	private static final String OPEN = """
			select pg_current_snapshot()::text as snapshot, (select id::text from seal_origin) as id,
				coalesce((select case when l.system = (select system_identifier from pg_control_system()) then l.floor end
					from lineage l where l.kind = 'LEDGER' order by l.no desc limit 1),
					(select max(seq) from entry), 0) as floor,
				coalesce((select min(seq) from entry), 1) as first, coalesce((select max(seq) from entry), 0) as last
			""";

	private static final String SUPERSEDED = """
			select e.supersedes from entry e where e.supersedes is not null
			and (e.seq <= ? or pg_visible_in_snapshot(e.xid, cast(? as pg_snapshot)))
			and (cast(? as timestamptz) is null or e.recorded_at <= ?)
			""";

	private static final String MERGERS = """
			select e.seq, e.first_seq, e.record::text, e.operation, e.type, e.unit, e.region, e.subject, e.subject_kind,
				e.subject_tier, e.business_date, e.recorded_at, e.supersedes, e.doc::text as doc, null as lines
			from entry e where e.type = ?
			and (e.seq <= ? or pg_visible_in_snapshot(e.xid, cast(? as pg_snapshot)))
			""";

	private static final int FETCH = 5_000;

	private final String url;

	private final long rangeSize;

	private final String id;

	private final PostgresRange.Snapshot snapshot;

	private final long first;

	private final long last;

	/**
	 * @param url with user and password, unless they are in a password file of all
	 * workers
	 * @param rangeSize how many numbers a partition has
	 * @throws ClusterException if it cannot be opened
	 */
	PostgresLedger(String url, Pack pack, long rangeSize) {
		this.url = url;
		this.rangeSize = rangeSize;
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(OPEN)) {
			row.next();
			this.id = row.getString("id");
			this.first = row.getLong("first");
			this.last = row.getLong("last");
			this.snapshot = new PostgresRange.Snapshot(row.getString("snapshot"), row.getLong("floor"), document(pack));
		}
		catch (SQLException ex) {
			throw new ClusterException("'%s' cannot be opened as a ledger: %s".formatted(place(), ex.getMessage()), ex);
		}
	}

	/**
	 * The fields without those that are sensitive: these never leave the database.
	 */
	private static String document(Pack pack) {
		StringBuilder cases = new StringBuilder("case e.type");
		EntryRows.sensitive(pack)
			.forEach((type, codes) -> cases.append(" when '%s' then e.doc - array[%s]".formatted(type, quoted(codes))));
		return (cases.indexOf("when") < 0) ? "e.doc" : cases.append(" else e.doc end").toString();
	}

	private static String quoted(Set<String> codes) {
		return codes.stream().sorted().map((code) -> "'" + code + "'").collect(Collectors.joining(", "));
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String place() {
		return place(this.url);
	}

	/**
	 * A database's URL without its parameters.
	 */
	static String place(String url) {
		int parameters = url.indexOf('?');
		return (parameters < 0) ? url : url.substring(0, parameters);
	}

	@Override
	public Dataset<Row> entries(SparkSession spark) {
		List<Long> ranges = new ArrayList<>();
		for (long from = this.first; from <= this.last; from += this.rangeSize) {
			ranges.add(from);
		}
		JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
			.parallelize(ranges, Math.max(1, ranges.size()))
			.flatMap(new PostgresRange(this.url, this.rangeSize, this.snapshot));
		return spark.createDataFrame(rows, Columns.ENTRY);
	}

	@Override
	public List<Row> mergers(SparkSession spark) {
		List<Row> mergers = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(this.url);
				PreparedStatement statement = connection.prepareStatement(MERGERS)) {
			statement.setString(1, RegistryTypes.MERGER);
			statement.setLong(2, this.snapshot.floor());
			statement.setString(3, this.snapshot.transactions());
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					mergers.add(PostgresRange.row(rows));
				}
			}
			return mergers;
		}
		catch (SQLException ex) {
			throw new ClusterException("'%s' cannot be read: %s".formatted(place(), ex.getMessage()), ex);
		}
	}

	@Override
	public Roaring64Bitmap superseded(SparkSession spark, @Nullable Instant asOf) {
		Roaring64Bitmap numbers = new Roaring64Bitmap();
		try (Connection connection = DriverManager.getConnection(this.url);
				PreparedStatement statement = connection.prepareStatement(SUPERSEDED)) {
			connection.setAutoCommit(false);
			statement.setFetchSize(FETCH);
			statement.setLong(1, this.snapshot.floor());
			statement.setString(2, this.snapshot.transactions());
			statement.setObject(3, (asOf != null) ? asOf.atOffset(ZoneOffset.UTC) : null);
			statement.setObject(4, (asOf != null) ? asOf.atOffset(ZoneOffset.UTC) : null);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					numbers.addLong(rows.getLong(1));
				}
			}
			return numbers;
		}
		catch (SQLException ex) {
			throw new ClusterException("'%s' cannot be read: %s".formatted(place(), ex.getMessage()), ex);
		}
	}

}
