package cn.yipanqi.intake;

import java.time.Instant;
import java.util.UUID;

import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A file of records on its way into the ledger.
 *
 * @param account whose it is
 * @param scope in which that account acts
 * @param type code of the record type, or null while it is not known
 * @param unit code of the unit that files where a row names none, or null
 * @param parts how many parts of the file are kept
 * @param rows how many rows have been read
 * @param cancelled whether it is to end where it is
 * @param worker the node that works on it, or null
 * @param held whether that node has said lately that it does
 * @param attempt how many nodes have begun with it
 * @param report what the check or the commit has found, or null
 * @param badPages how many pages its bad cells fill
 * @param confirmation what was said to its questions when its commit was asked for
 * @param large whether it waits in the lane of large files
 */
@SuppressWarnings("ArrayRecordComponent")
record Intake(UUID id, String account, Role role, Scope scope, @Nullable String type, @Nullable String unit,
		String fileName, long bytes, int parts, State state, long rows, boolean cancelled, @Nullable String worker,
		boolean held, int attempt, byte @Nullable [] report, int badPages, Confirmation confirmation, Instant createdAt,
		boolean large) {

	/**
	 * Whether it is still worked on, or waits for it: also while what was committed is
	 * not in the figures yet.
	 */
	boolean isOpen() {
		return this.state.isOpen() || (this.state.isFiled() && this.worker != null && this.held);
	}

	/**
	 * Whether no node has begun with it yet.
	 */
	boolean isWaiting() {
		return this.state.isOpen() && this.worker == null;
	}

	/**
	 * Whether it can be given up now.
	 */
	boolean mayBeGivenUp() {
		return isOpen() && this.state != State.WITHDRAWING;
	}

	/**
	 * How far it has come.
	 */
	enum State {

		/** Waits for its check, or is being checked. */
		CHECKING,

		/** Has been checked. */
		CHECKED,

		/** Cannot be read. */
		REFUSED,

		/** Waits to be filed, or is being filed. */
		COMMITTING,

		/** Its accepted rows are records. */
		COMMITTED,

		/** Its records wait to be cancelled, or are being cancelled. */
		WITHDRAWING,

		/** Its records were cancelled as one act. */
		WITHDRAWN,

		/** Was given up; nothing was filed. */
		CANCELLED,

		/** Broke off; nothing was filed. */
		FAILED,

		/** Was left alone for too long; the file is deleted. */
		EXPIRED;

		boolean isOpen() {
			return this == CHECKING || this == COMMITTING || this == WITHDRAWING;
		}

		/**
		 * Whether its rows came into the ledger.
		 */
		boolean isFiled() {
			return this == COMMITTED || this == WITHDRAWN;
		}

	}

}
