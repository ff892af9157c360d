package cn.yipanqi.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import cn.yipanqi.ledger.RecordRow;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one subject (一企一档), as far as its reader may see it.
 *
 * @param standing what the registry has of it
 * @param place where it stands, in words
 * @param survivor the one that it turned out to be, if it was merged
 * @param statuses what holds of it now
 * @param records what was filed on it, the latest first
 * @param more whether there are more records than these
 * @param acts what became of it in the registry, the latest first
 * @param doubles subjects that may be the same
 */
record SubjectFile(Standing standing, String place, @Nullable Subject survivor, List<Status> statuses,
		List<RecordRow> records, boolean more, List<RegistryAct> acts, List<Subject> doubles) {

	/**
	 * A status that the subject has, or had.
	 *
	 * @param indicator code of the indicator that counts it
	 * @param name its name
	 * @param spans when it held, the latest first
	 */
	record Status(String indicator, String name, List<Span> spans) {

		/**
		 * Whether it holds still.
		 */
		public boolean holds() {
			return this.spans.get(0).to() == null;
		}

	}

	/**
	 * A time during which a status held.
	 *
	 * @param to the day on which it ended; null if it holds still
	 */
	record Span(LocalDate from, @Nullable LocalDate to) {
	}

	/**
	 * A registration, change, closure or merger.
	 *
	 * @param name what it was
	 * @param facts what it says
	 * @param takenBack whether it was taken back
	 * @param takeable whether it can be taken back
	 */
	record RegistryAct(UUID record, int revision, String name, LocalDate date, String author, List<String> facts,
			boolean takenBack, boolean takeable) {
	}

}
