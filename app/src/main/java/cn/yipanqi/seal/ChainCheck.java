package cn.yipanqi.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import cn.yipanqi.seal.Finding.Kind;
import cn.yipanqi.vault.Key;

/**
 * Proves one seal after another: its number, that it follows from the one before, and its
 * signature.
 */
final class ChainCheck {

	private final SealKind kind;

	private final SealKeys keys;

	private final Findings findings;

	private final Map<Integer, Optional<Key>> known = new HashMap<>();

	private final Map<Integer, Unchecked> unchecked = new TreeMap<>();

	private long no;

	/** The latest seal whose signature is valid. */
	private long signed;

	private byte[] previous = Seal.BEGINNING;

	ChainCheck(SealKind kind, SealKeys keys, Findings findings) {
		this.kind = kind;
		this.keys = keys;
		this.findings = findings;
	}

	void next(Seal seal) {
		missing(seal);
		boolean follows = seal.followsFrom(this.previous);
		if (!follows && seal.no() == this.no + 1) {
			this.findings.add(Kind.SEAL_CHANGED, this.kind, seal.no());
		}
		Optional<Key> key = this.known.computeIfAbsent(seal.key(), this.keys::find);
		if (key.isEmpty()) {
			this.unchecked.computeIfAbsent(seal.key(), (any) -> new Unchecked(seal.no())).add(seal.no());
		}
		else if (Arrays.equals(seal.mac(), Sm3.mac(key.get().bytes(), seal.chain()))) {
			this.signed = seal.no();
		}
		else {
			this.findings.add(Kind.SEAL_UNSIGNED, this.kind, seal.no());
		}
		this.no = seal.no();
		this.previous = seal.chain();
	}

	private void missing(Seal seal) {
		long named = Math.min(seal.no() - 1, this.no + Findings.NAMED);
		for (long missing = this.no + 1; missing <= named; missing++) {
			this.findings.add(Kind.SEAL_MISSING, this.kind, missing);
		}
		this.findings.count(Math.max(0, seal.no() - 1 - Math.max(named, this.no)));
	}

	/**
	 * Tells the seals that a lost key has signed, and a later seal vouches for, from
	 * those that nothing vouches for.
	 */
	void finish() {
		this.unchecked.forEach((key, seals) -> {
			if (this.keys.isLost(key) && seals.last < this.signed) {
				this.findings.add(new LostKey(this.kind, key, seals.count, seals.first, seals.last, this.signed));
			}
			else {
				seals.named.forEach(
						(seal) -> this.findings.add(new Finding(Kind.SEAL_KEY_MISSING, this.kind, List.of(seal), key)));
				this.findings.count(seals.count - seals.named.size());
			}
		});
	}

	/**
	 * Seals whose key is not in the ring.
	 */
	private static final class Unchecked {

		private final List<Long> named = new ArrayList<>();

		private final long first;

		private long last;

		private long count;

		Unchecked(long first) {
			this.first = first;
		}

		void add(long seal) {
			this.count++;
			this.last = seal;
			if (this.named.size() < Findings.NAMED) {
				this.named.add(seal);
			}
		}

	}

}
