package cn.yipanqi.engine.rollup;

import java.io.IOException;

/**
 * A part of a board as it was at a moment, which can be written while the board goes on:
 * columns only grow, and what stands in them stays.
 */
@FunctionalInterface
interface Piece {

	void write(PieceWriter writer) throws IOException;

}
