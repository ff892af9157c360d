package cn.yipanqi.figures;

/**
 * The ledger has outgrown the memory that the board may take on this node. Nothing is
 * lost, and filing goes on; but no figure can be given.
 */
public class BoardOutgrownException extends RuntimeException {

	BoardOutgrownException(Outgrown outgrown) {
		super(outgrown.words());
	}

}
