package cn.yipanqi.figures;

import java.io.IOException;

import cn.yipanqi.engine.rollup.Rollup;

import org.springframework.beans.factory.BeanFactory;

/**
 * The board of an application and the file that it is kept in.
 */
public final class BoardFile {

	private BoardFile() {
	}

	public static Rollup board(BeanFactory application) {
		return application.getBean(Board.class).rollup();
	}

	/**
	 * Writes the file.
	 */
	public static void write(BeanFactory application) throws IOException {
		if (!application.getBean(BoardCheckpoints.class).write(application.getBean(Board.class).kept().orElseThrow())) {
			throw new IllegalStateException("The ledger could not be sealed");
		}
	}

	/**
	 * Reads the file, as a node that starts.
	 * @return number of entries in it
	 */
	public static long read(BeanFactory application) {
		return application.getBean(BoardCheckpoints.class).read().orElseThrow().entries();
	}

}
