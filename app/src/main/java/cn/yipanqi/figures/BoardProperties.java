package cn.yipanqi.figures;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the board.
 *
 * @param checkpoint file in which this node keeps its board, so that it restarts in
 * seconds
 * @param every how often it is looked whether the file should be written anew
 * @param worth how many entries must have come for that
 * @param memory how much the board may take; null for six tenths of the heap
 * @param watch how often it is looked whether the pack's indicators were changed
 */
@ConfigurationProperties("yipanqi.board")
record BoardProperties(@DefaultValue("var/board.checkpoint") Path checkpoint, @DefaultValue("5m") Duration every,
		@DefaultValue("20000") int worth, @Nullable DataSize memory, @DefaultValue("5s") Duration watch) {

	private static final double SHARE = 0.6;

	/**
	 * How much the board may take, in bytes.
	 */
	long bound() {
		return (this.memory != null) ? this.memory.toBytes() : (long) (SHARE * Runtime.getRuntime().maxMemory());
	}

}
