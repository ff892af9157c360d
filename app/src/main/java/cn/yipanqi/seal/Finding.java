package cn.yipanqi.seal;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param kind what is wrong
 * @param table in which table
 * @param numbers of what: rows or seals, according to the kind; empty if it is about the
 * table as a whole
 * @param detail number of the key that is missing, or of the version that is not known;
 * null if it is about neither
 */
public record Finding(Kind kind, SealKind table, List<Long> numbers, @Nullable Integer detail) {

	Finding(Kind kind, SealKind table, List<Long> numbers) {
		this(kind, table, numbers, null);
	}

	/**
	 * What is wrong, in plain English.
	 */
	public String words() {
		return name() + ": " + this.kind.words.formatted(this.detail);
	}

	private String name() {
		boolean ledger = this.table == SealKind.LEDGER;
		String which = this.numbers.stream().map(String::valueOf).collect(Collectors.joining(" and "));
		if (this.kind.ofSeal) {
			return "seal %s of the %s".formatted(which, this.table.words());
		}
		boolean one = this.numbers.size() == 1;
		return (ledger ? (one ? "entry " : "entries ") : (one ? "audit row " : "audit rows ")) + which;
	}

	/**
	 * What can be wrong.
	 */
	public enum Kind {

		/** The row says something else than what was sealed. */
		ROW_CHANGED(false, "was changed after it was sealed"),

		/** The row was not sealed yet, and does not say what was written. */
		ROW_CHANGED_UNSEALED(false, "was changed after it was written"),

		/** A sealed row is gone. */
		ROW_MISSING(false, "is missing"),

		/** Two sealed rows bear each other's numbers. */
		ROWS_SWAPPED(false, "changed places"),

		/** A row lies among sealed ones and is in no seal. */
		ROW_SLIPPED_IN(false, "was slipped in among sealed ones"),

		/** A row should be sealed by now and is not. */
		ROW_UNSEALED(false, "is in no seal, although there was the time to seal it"),

		/** The row says what was sealed, its leaf does not. */
		LEAF_CHANGED(false, "has another leaf than was sealed, although the rest is as it was"),

		/** The row has no leaf, although the application writes one. */
		LEAF_MISSING(false, "has no leaf, so it was not written by the application, or the leaf was removed"),

		/**
		 * The leaf is the one that was sealed, but of a form that this program cannot
		 * write.
		 */
		LEAF_VERSION_UNKNOWN(false,
				"has a leaf of version %d, which this program does not know: verify with the newer program that wrote it; if there is none, it was changed"),

		/** The row says what was sealed, but bears another transaction. */
		ROW_MOVED(false, "was moved to another transaction after it was sealed"),

		/** Numbers, leaves, root, time or chain of a seal do not go together. */
		SEAL_CHANGED(true, "was changed, or the one before it was"),

		/** There are later seals, but not this one. */
		SEAL_MISSING(true, "is missing"),

		/** The seal was not signed with the key that it names. */
		SEAL_UNSIGNED(true, "bears no valid signature"),

		/**
		 * The ring lacks the key that the seal names, and no later seal vouches for it.
		 */
		SEAL_KEY_MISSING(true, "its signature cannot be checked, key %d is not in the ring"),

		/** A node noted the seal, and it is gone, so it was cut off. */
		SEAL_CUT_OFF(true, "was made, as the log of seals says, and is no longer there"),

		/** A node noted another seal under this number. */
		SEAL_REPLACED(true, "is not the one that the log of seals says was made");

		private final boolean ofSeal;

		private final String words;

		Kind(boolean ofSeal, String words) {
			this.ofSeal = ofSeal;
			this.words = words;
		}

		/**
		 * Whether the numbers are those of seals and not of rows.
		 */
		public boolean isOfSeal() {
			return this.ofSeal;
		}

	}

}
