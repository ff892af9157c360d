package cn.yipanqi.figures;

/**
 * How the ledger outgrew the board.
 *
 * @param bound how much the board may take, in bytes
 * @param taken how many entries it had taken when it took more
 * @param entries how many there are
 */
record Outgrown(long bound, long taken, long entries) {

	private static final long MEBI = 1L << 20;

	/**
	 * How much all entries would take, in bytes, and a quarter more.
	 */
	long needed() {
		return Math.round(1.25 * this.bound * Math.max(this.entries, this.taken) / Math.max(1, this.taken));
	}

	/**
	 * What has happened and the way out, for the log.
	 */
	String words() {
		return "The ledger has outgrown the board: %,d of %,d entries took the %,d MiB that it may take. Give it about "
			.formatted(this.taken, this.entries, this.bound / MEBI)
				+ "%,d MiB (yipanqi.board.memory) and the process a heap half as large again (-Xmx), or see docs/scale.md"
					.formatted(needed() / MEBI);
	}

}
