package cn.yipanqi.figures;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import cn.yipanqi.engine.rollup.Rollup;

import org.springframework.beans.factory.BeanFactory;

/**
 * The board of an application and the file that it is kept in.
 */
public final class BoardFile {

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private BoardFile() {
	}

	public static Rollup board(BeanFactory application) {
		return application.getBean(Board.class).rollup();
	}

	/**
	 * Writes the file, as soon as the ledger is sealed: a large one that was just made
	 * takes minutes.
	 */
	public static void write(BeanFactory application) throws IOException {
		BoardCheckpoints checkpoints = application.getBean(BoardCheckpoints.class);
		Instant end = Instant.now().plus(PATIENCE);
		while (!checkpoints.write(application.getBean(Board.class).kept().orElseThrow())) {
			if (Instant.now().isAfter(end)) {
				throw new IllegalStateException("The ledger could not be sealed");
			}
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
