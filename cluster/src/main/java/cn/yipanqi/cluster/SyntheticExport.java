package cn.yipanqi.cluster;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.UUID;
import java.util.stream.IntStream;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.synthetic.SyntheticLedger;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * A made-up ledger of any size, to be exported: pieces of synthetic history, each of
 * another seed, one behind the other.
 */
final class SyntheticExport implements LedgerSource {

	private final Pack pack;

	private final int pieces;

	private final int pieceSize;

	SyntheticExport(Pack pack, int pieces, int pieceSize) {
		this.pack = pack;
		this.pieces = pieces;
		this.pieceSize = pieceSize;
	}

	@Override
	public String id() {
		return "synthetic-%d-%d".formatted(this.pieces, this.pieceSize);
	}

	@Override
	public String place() {
		return id();
	}

	@Override
	public Dataset<Row> entries(SparkSession spark) {
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		Broadcast<PackFiles> files = context.broadcast(new PackFiles(this.pack));
		return spark.createDataFrame(context.parallelize(IntStream.range(0, this.pieces).boxed().toList(), this.pieces)
			.flatMap(new Piece(files, this.pieceSize)), Columns.ENTRY);
	}

	@Override
	public List<Row> mergers(SparkSession spark) {
		throw new UnsupportedOperationException("It is exported, not counted");
	}

	@Override
	public Roaring64Bitmap superseded(SparkSession spark, @Nullable Instant asOf) {
		throw new UnsupportedOperationException("It is exported, not counted");
	}

	/**
	 * Makes one piece, on a worker.
	 */
	private static final class Piece implements FlatMapFunction<Integer, Row> {

		private static final long serialVersionUID = 1;

		private final Broadcast<PackFiles> files;

		private final int size;

		private Piece(Broadcast<PackFiles> files, int size) {
			this.files = files;
			this.size = size;
		}

		@Override
		public Iterator<Row> call(Integer number) {
			SyntheticLedger ledger = new SyntheticLedger(this.files.value().pack(), number);
			int pieceSize = this.size;
			return new RowBatches() {

				private int made;

				@Override
				boolean hasMore() {
					return this.made < pieceSize;
				}

				@Override
				List<Row> batch() {
					List<Row> rows = new ArrayList<>(1);
					ledger.next((entry, superseded) -> rows.add(row(entry, number, (long) number * pieceSize)));
					this.made++;
					return rows;
				}

			};
		}

		private static Row row(Entry entry, int piece, long base) {
			return RowFactory.create(base + entry.seq(), base + entry.first(),
					new UUID(piece, entry.record().getLeastSignificantBits()).toString(), entry.operation().name(),
					entry.type(), entry.unit(), entry.region(), entry.subject(), entry.subjectKind(),
					entry.subjectTier(), entry.date(), entry.recordedAt(),
					(entry.supersedes() != null) ? base + entry.supersedes() : null, json(entry.fields()),
					lines(entry.lines()));
		}

		private static @Nullable String lines(List<EntryLine> lines) {
			if (lines.isEmpty()) {
				return null;
			}
			return lines.stream()
				.map((line) -> "[%s,%s,%s]".formatted(json(line.type()),
						(line.unit() != null) ? json(line.unit()) : "null", json(line.fields())))
				.collect(Collectors.joining(",", "[", "]"));
		}

		private static String json(Map<String, Object> fields) {
			StringBuilder json = new StringBuilder("{");
			fields.forEach((code, value) -> json.append((json.length() > 1) ? "," : "")
				.append(json(code))
				.append(':')
				.append((value instanceof BigDecimal number) ? number.toPlainString()
						: (value instanceof Boolean) ? value : json(value.toString())));
			return json.append('}').toString();
		}

		private static String json(String text) {
			return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
		}

	}

}
