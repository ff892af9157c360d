package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.List;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A record as its page shows it.
 *
 * @param type its type
 * @param title what a person calls it
 * @param current the revision in force
 * @param subject its subject, or null
 * @param content what it says, or said before it was cancelled
 * @param history its revisions, the latest first
 * @param sensitive whether it holds sensitive values
 * @param revealed whether they are shown in clear
 */
record RecordView(RecordType type, String title, Entry current, @Nullable Subject subject, Content content,
		List<Revision> history, boolean sensitive, boolean revealed) {

	public boolean isCancelled() {
		return this.current.operation() == Entry.Operation.CANCEL;
	}

	public boolean isCorrected() {
		return this.history.stream().anyMatch((revision) -> revision.operation() == Entry.Operation.CORRECT);
	}

	/**
	 * What a revision says.
	 */
	record Content(List<Fact> facts, List<LineTable> lines) {
	}

	/**
	 * One value.
	 */
	record Fact(String name, String value) {
	}

	/**
	 * One revision.
	 *
	 * @param author who filed it
	 * @param changes what it changed in the former
	 * @param content what it said, or null for a cancellation
	 */
	record Revision(int number, Entry.Operation operation, String author, Instant recordedAt, @Nullable String reason,
			List<Changes.Change> changes, @Nullable Content content) {
	}

}
