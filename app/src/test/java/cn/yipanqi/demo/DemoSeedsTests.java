package cn.yipanqi.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import cn.yipanqi.access.Scope;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Examiner;
import cn.yipanqi.ledger.PastAct;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the seed and the size: everything that happens in the made-up city may be
 * filed, and each of its subjects and numbers is there once.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.load-territory=true" })
class DemoSeedsTests {

	private static final int SIZE = 10_000;

	private static final int CHUNK = 5_000;

	private static final Author AUTHOR = new Author("demo", Scope.EVERYTHING);

	private static final Map<String, String> GIVEN_ONCE = Map.of("sample", "sample_number", "case_filed", "case_number",
			"rectification_order", "order_number", "closure", "order_number", "export_consignment", "batch_number",
			"document", "number");

	@Autowired
	private DemoCity city;

	@Autowired
	private Examiner examiner;

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, -1, 20_260_229, Long.MIN_VALUE,
			Long.MAX_VALUE })
	void everyActMayBeFiled(long seed) {
		assertSound(seed, SIZE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 50_000 })
	void everyActOfASmallerOrLargerCityMayBeFiled(int size) {
		assertSound(LoadedCity.SEED, size);
	}

	@Tag("long")
	@RepeatedTest(200)
	void everyActMayBeFiledWithANewSeed() {
		assertSound(ThreadLocalRandom.current().nextLong(), SIZE);
	}

	@Tag("long")
	@ParameterizedTest
	@CsvSource({ "2007, 400000", "2007, 1000000", "1, 1000000" })
	void everyActOfALargeCityMayBeFiled(long seed, int size) {
		assertSound(seed, size);
	}

	private void assertSound(long seed, int size) {
		DemoCity.Imagined imagined = this.city.imagine(seed, size, LoadedCity.UNTIL);
		String city = "seed %d, size %d".formatted(seed, size);
		assertThat(imagined.acts()).as(city).hasSizeGreaterThan(size * 9 / 10);
		assertThat(violations(imagined)).as(city).isEmpty();
		assertThat(repeatedSubjects(imagined.subjects())).as(city).isEmpty();
		assertThat(repeatedNumbers(imagined.acts())).as(city).isEmpty();
	}

	private List<String> violations(DemoCity.Imagined imagined) {
		Map<Long, Subject> subjects = new HashMap<>();
		imagined.subjects().forEach((subject) -> subjects.put(subject.id(), subject));
		List<Draft> drafts = imagined.acts().stream().map(PastAct::draft).filter(Objects::nonNull).toList();
		List<String> violations = new ArrayList<>();
		for (int from = 0; from < drafts.size(); from += CHUNK) {
			List<Draft> chunk = drafts.subList(from, Math.min(drafts.size(), from + CHUNK));
			List<Subject> theirs = new ArrayList<>();
			chunk.forEach((draft) -> theirs.add((draft.subject() != null) ? subjects.get(draft.subject()) : null));
			List<Examiner.Examination> examinations = this.examiner.pass().examine(chunk, theirs, AUTHOR);
			for (int i = 0; i < chunk.size(); i++) {
				for (Violation violation : examinations.get(i).violations()) {
					if (!violation.code().startsWith("slot-")) {
						violations.add(violation + " in " + chunk.get(i));
					}
				}
			}
		}
		return violations;
	}

	private static List<String> repeatedSubjects(List<Subject> subjects) {
		Set<String> seen = new HashSet<>();
		List<String> repeated = new ArrayList<>();
		for (Subject subject : subjects) {
			for (String word : new String[] { subject.licence(), subject.name(), subject.uscc() }) {
				if (word != null && !seen.add(word)) {
					repeated.add(word);
				}
			}
		}
		return repeated;
	}

	/**
	 * Numbers that two acts in force bear.
	 */
	private static List<String> repeatedNumbers(List<PastAct> acts) {
		Map<UUID, Draft> inForce = new HashMap<>();
		acts.forEach((act) -> {
			if (act.draft() != null) {
				inForce.put(act.record(), act.draft());
			}
			else {
				inForce.remove(act.record());
			}
		});
		Set<String> seen = new HashSet<>();
		return inForce.values()
			.stream()
			.filter((draft) -> draft.fields().get(GIVEN_ONCE.getOrDefault(draft.type(), "")) != null)
			.map((draft) -> draft.type() + " " + draft.fields().get(GIVEN_ONCE.get(draft.type())))
			.filter((number) -> !seen.add(number))
			.toList();
	}

}
