package cn.yipanqi.api;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What programs are told when something is not done, as the document describes it.
 */
@Schema(description = "A problem as RFC 9457 defines it.")
record Problem(String type, String title, @Schema(description = "The status of the answer.") int status,
		@Schema(description = "What is wrong, in words, in the language asked for with Accept-Language.") String detail,
		@Schema(description = "What is wrong, for programs.", example = "possible-repeat") String code,
		@Schema(description = "Everything that is wrong with a record; only with status 422.") @Nullable List<Place> problems,
		@Schema(description = "Numbers of the records that this one perhaps repeats, with code possible-repeat; of the subjects that it may be, with codes possible-double and known-subject.") @Nullable List<Long> numbers,
		@Schema(description = "The same records, in the order of the numbers.") @Nullable List<UUID> records) {

	/**
	 * One thing that is wrong with a record.
	 *
	 * @param path where
	 * @param code what, for programs
	 * @param message what, for people
	 */
	@Schema(name = "ProblemPlace")
	record Place(
			@Schema(description = "Where: date, unit, fields.people, lines[0].fields.quantity, rules.",
					example = "fields.people") String path,
			@Schema(description = "What, for programs.", example = "missing") String code,
			@Schema(description = "What, for people.") String message) {
	}

}
