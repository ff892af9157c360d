package cn.yipanqi.engine.rollup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A board as it was at a moment. Takes no memory of its own to speak of, and may be
 * written while the board goes on.
 */
public final class RollupCopy {

	private final List<Piece> pieces;

	RollupCopy(List<Piece> pieces) {
		this.pieces = pieces;
	}

	/**
	 * Writes everything that {@link Rollup#read} needs. Leaves the stream open.
	 */
	public void write(OutputStream out) throws IOException {
		try (PieceWriter writer = new PieceWriter(out)) {
			for (Piece piece : this.pieces) {
				piece.write(writer);
			}
		}
	}

}
