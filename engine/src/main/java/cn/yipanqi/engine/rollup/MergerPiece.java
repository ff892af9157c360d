package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cn.yipanqi.engine.algebra.Merger;
import cn.yipanqi.engine.algebra.Mergers;
import org.jspecify.annotations.Nullable;

/**
 * The mergers of subjects that a board has followed.
 */
record MergerPiece(List<Merger> revisions) implements Piece {

	@Override
	public void write(PieceWriter writer) throws IOException {
		writer.number(this.revisions.size());
		for (Merger merger : this.revisions) {
			writer.number(merger.seq());
			writer.number(merger.first());
			writer.number(Rollup.micros(merger.since()));
			writer.number((merger.supersedes() != null) ? 1 : 0);
			if (merger.supersedes() != null) {
				writer.number(merger.supersedes().longValue());
			}
			write(merger.union(), writer);
		}
	}

	private static void write(Merger.@Nullable Union union, PieceWriter writer) throws IOException {
		writer.number((union != null) ? 1 : 0);
		if (union != null) {
			writer.number(union.merged());
			writer.text(union.mergedRegion());
			writer.number(union.survivor());
			writer.text(union.kind());
			writer.text(union.tier());
			writer.text(union.region());
		}
	}

	static void read(PieceReader reader, Mergers mergers) throws IOException {
		List<Merger> revisions = new ArrayList<>();
		for (int left = reader.count(); left > 0; left--) {
			revisions.add(new Merger(reader.wideNumber(), reader.wideNumber(), instant(reader.wideNumber()),
					(reader.number() != 0) ? reader.wideNumber() : null, union(reader)));
		}
		mergers.takeAll(revisions);
	}

	private static Merger.@Nullable Union union(PieceReader reader) throws IOException {
		return (reader.number() == 0) ? null : new Merger.Union(reader.wideNumber(), reader.presentText(),
				reader.wideNumber(), reader.text(), reader.text(), reader.presentText());
	}

	private static Instant instant(long micros) {
		long second = TimeUnit.SECONDS.toMicros(1);
		return Instant.ofEpochSecond(Math.floorDiv(micros, second),
				TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, second)));
	}

}
