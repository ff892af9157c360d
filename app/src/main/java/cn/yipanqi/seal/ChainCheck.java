package cn.yipanqi.seal;

import java.util.Arrays;

import cn.yipanqi.seal.Finding.Kind;

/**
 * Proves one seal after another: its number, that it follows from the one before, and its
 * signature.
 */
final class ChainCheck {

	private final SealKeys keys;

	private final Findings findings;

	private long no;

	private byte[] previous = Seal.BEGINNING;

	ChainCheck(SealKeys keys, Findings findings) {
		this.keys = keys;
		this.findings = findings;
	}

	void next(Seal seal) {
		missing(seal);
		boolean follows = seal.followsFrom(this.previous);
		if (!follows && seal.no() == this.no + 1) {
			this.findings.add(Kind.SEAL_CHANGED, seal.kind(), seal.no());
		}
		if (!this.keys.has(seal.key())) {
			this.findings.add(Kind.SEAL_KEY_MISSING, seal.kind(), seal.no());
		}
		else if (!Arrays.equals(seal.mac(), this.keys.sign(seal.key(), seal.chain()))) {
			this.findings.add(Kind.SEAL_UNSIGNED, seal.kind(), seal.no());
		}
		this.no = seal.no();
		this.previous = seal.chain();
	}

	private void missing(Seal seal) {
		long named = Math.min(seal.no() - 1, this.no + Findings.NAMED);
		for (long missing = this.no + 1; missing <= named; missing++) {
			this.findings.add(Kind.SEAL_MISSING, seal.kind(), missing);
		}
		this.findings.count(Math.max(0, seal.no() - 1 - Math.max(named, this.no)));
	}

}
