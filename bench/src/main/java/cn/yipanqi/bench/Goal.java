package cn.yipanqi.bench;

/**
 * What a ratio ought to be.
 *
 * @param least at least this
 */
record Goal(double least) {

	static Goal atLeast(double ratio) {
		return new Goal(ratio);
	}

	boolean isMetBy(double ratio) {
		return ratio >= this.least;
	}

	@Override
	public String toString() {
		return (this.least >= 10) ? "≥ %,.0f".formatted(this.least) : "≥ %.2f".formatted(this.least);
	}

}
