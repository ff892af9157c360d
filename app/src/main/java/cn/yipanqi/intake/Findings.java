package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.intake.sheet.Notice;
import cn.yipanqi.intake.sheet.UnfoundSubject;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import cn.yipanqi.intake.source.UnusableFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * What checks have found, as it is kept: counts and notices with the import, bad cells in
 * pages.
 */
@Component
class Findings {

	static final int PAGE = 100;

	private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
	};

	/**
	 * What an earlier version has kept may say less.
	 */
	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private final StoredParts parts;

	Findings(StoredParts parts) {
		this.parts = parts;
	}

	/**
	 * Keeps the bad cells of an import in the place of former ones.
	 * @return how many pages they fill
	 */
	int keep(UUID run, List<Problem> problems) {
		this.parts.forget(run, StoredParts.BAD);
		int pages = 0;
		for (int from = 0; from < problems.size(); from += PAGE) {
			List<Problem> page = problems.subList(from, Math.min(from + PAGE, problems.size()));
			this.parts.add(run, StoredParts.BAD, pages++, JSON.writeValueAsBytes(page));
		}
		return pages;
	}

	/**
	 * A page of bad cells.
	 */
	List<Problem> page(Intake intake, int number) {
		byte[] page = this.parts.find(intake.id(), StoredParts.BAD, number);
		return (page != null) ? JSON.readValue(page, PROBLEMS) : List.of();
	}

	/**
	 * All bad cells that are kept.
	 */
	List<Problem> all(Intake intake) {
		List<Problem> all = new ArrayList<>();
		for (int i = 0; i < intake.badPages(); i++) {
			all.addAll(page(intake, i));
		}
		return all;
	}

	byte[] sealed(UUID run, SheetReport report) {
		ImportReport rows = report.rows();
		return sealed(run,
				new Summary(rows.rows(), rows.blank(), rows.accepted(), rows.alreadyThere(), rows.repeated(),
						rows.contradicting(), rows.rejected(), rows.cancelled(), rows.possiblyRepeated(),
						rows.reasons(), report.notices(), null, report.unfound()));
	}

	byte[] sealed(UUID run, UnusableFileException ex) {
		return sealed(run, new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), List.of(),
				new Unusable(ex.fault(), ex.place(), ex.value()), List.of()));
	}

	private byte[] sealed(UUID run, Summary summary) {
		return this.parts.protect(JSON.writeValueAsBytes(summary), run);
	}

	/**
	 * What was found; null if nothing has been yet.
	 */
	@Nullable Summary summary(Intake intake) {
		byte[] report = intake.report();
		return (report != null) ? JSON.readValue(this.parts.reveal(report, intake.id()), Summary.class) : null;
	}

	/**
	 * Counts and notices.
	 *
	 * @param unusable why the file cannot be read; null if it can
	 * @param unfound names that no subject bears, or several do; null as an earlier
	 * version has kept it
	 */
	record Summary(long rows, long blank, long accepted, long alreadyThere, long repeated, long contradicting,
			long rejected, long cancelled, long possiblyRepeated, Map<String, Long> reasons, List<Notice> notices,
			@Nullable Unusable unusable, @Nullable List<UnfoundSubject> unfound) {

		/**
		 * Names in the file that no subject bears, or several do.
		 */
		public List<UnfoundSubject> unfoundSubjects() {
			return (this.unfound != null) ? this.unfound : List.of();
		}

		/**
		 * How many rows are not filed as they are.
		 */
		public long bad() {
			return this.rejected + this.repeated + this.contradicting;
		}

		/**
		 * How many rows are filed only if somebody says so.
		 */
		public long asked() {
			return this.cancelled + this.possiblyRepeated;
		}

		/**
		 * Whether there is something to be filed, if all that is asked is confirmed.
		 */
		public boolean fileable() {
			return this.accepted + asked() > 0;
		}

		/**
		 * Whether nothing is filed before somebody has confirmed what is said of the
		 * file.
		 */
		public boolean toBeConfirmed() {
			return this.notices.stream().anyMatch(Notice::toBeConfirmed);
		}

	}

	/**
	 * Why a file cannot be read.
	 */
	record Unusable(Fault fault, Place place, String value) {
	}

}
