package cn.yipanqi.seal;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The checkpoints, for those who print them and those who look one up.
 */
@Service
public class Seals {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final long PAUSE = 20;

	private static final String NEXT_TRANSACTION = "select pg_snapshot_xmax(pg_current_snapshot())::text";

	private final Sealer sealer;

	private final SealRows rows;

	private final JdbcClient jdbc;

	Seals(Sealer sealer, SealRows rows, JdbcClient jdbc) {
		this.sealer = sealer;
		this.rows = rows;
		this.jdbc = jdbc;
	}

	/**
	 * Seals everything that is committed when it is called, and waits until that is done,
	 * a few seconds at most: somebody else's long transaction holds it up.
	 * @return the latest checkpoint, which vouches for all of it; empty if it was held up
	 * too long, or there is nothing to seal
	 */
	public Optional<Checkpoint> sealNow(SealKind kind) {
		long everything = Long.parseUnsignedLong(this.jdbc.sql(NEXT_TRANSACTION).query(String.class).single());
		long end = System.nanoTime() + PATIENCE.toNanos();
		long left = PATIENCE.toNanos();
		while (left > 0) {
			Optional<Long> horizon = this.sealer.seal(kind, Duration.ofNanos(left));
			if (horizon.isPresent() && Long.compareUnsigned(horizon.get(), everything) >= 0) {
				return this.rows.latest(kind);
			}
			pause();
			left = end - System.nanoTime();
		}
		return Optional.empty();
	}

	/**
	 * The latest checkpoint; empty if nothing was sealed yet.
	 */
	public Optional<Checkpoint> latest(SealKind kind) {
		return this.rows.latest(kind);
	}

	/**
	 * The checkpoint with a digest, and how much it vouches for. Whether the chain still
	 * holds, {@link SealAudit} tells.
	 * @param digest hexadecimal digits as they were printed, with or without spaces
	 * @return empty if the chain has no such checkpoint
	 */
	public Optional<Vouched> find(String digest) {
		String digits = digest.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
		if (!digits.matches("[0-9a-f]{64}")) {
			return Optional.empty();
		}
		return this.rows.find(HexFormat.of().parseHex(digits))
			.map((checkpoint) -> new Vouched(checkpoint, this.rows.extent(checkpoint.kind(), checkpoint.no()).rows()));
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A checkpoint, and the number of rows up to it.
	 */
	public record Vouched(Checkpoint checkpoint, long rows) {
	}

}
