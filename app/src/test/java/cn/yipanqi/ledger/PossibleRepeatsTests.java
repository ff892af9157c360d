package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Records that say the same act again, probably, are found and asked about.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class PossibleRepeatsTests {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	private static final Scope COUNTY = new Scope("239901", null);

	private static final Author OFFICE = new Author("office", COUNTY);

	private static final Author CITY = new Author("office", new Scope("2399", null));

	@Autowired
	private CarefulFiling filing;

	@Autowired
	private PossibleRepeats finder;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Registry registry;

	@Autowired
	private JdbcClient jdbc;

	private long shop;

	@BeforeEach
	void makeShop(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.shop = shop();
	}

	@Test
	void sameUnitTypeSubjectAndDayAreAskedAboutWhateverTheOtherValuesAre() {
		Receipt first = file(inspection(DAY, "2"));
		assertThat(asked(inspection(DAY, "2"))).containsExactly(first.seq());
		assertThat(asked(inspection(DAY, "3"))).containsExactly(first.seq());
	}

	@Test
	void anotherDayUnitTypeOrSubjectIsAnotherAct() {
		file(inspection(DAY, "2"));
		Draft draft = inspection(DAY, "2");
		assertThat(asked(inspection(DAY.minusDays(1), "2"))).isEmpty();
		assertThat(asked(with(draft, draft.type(), "health@2399", this.shop))).isEmpty();
		assertThat(asked(with(draft, "catering_status", draft.unit(), this.shop))).isEmpty();
		assertThat(asked(with(draft, draft.type(), draft.unit(), shop()))).isEmpty();
	}

	@Test
	void correctedRecordIsFoundWhereItIsNowUnderItsFirstNumber() {
		Receipt first = file(inspection(DAY, "2"));
		this.ledger.correct(first.record(), 1, inspection(DAY.minusDays(1), "2"), "改期", OFFICE);
		assertThat(asked(inspection(DAY, "2"))).isEmpty();
		assertThat(asked(inspection(DAY.minusDays(1), "2"))).containsExactly(first.seq());
	}

	@Test
	void cancelledRecordIsNotFound() {
		Receipt first = file(inspection(DAY, "2"));
		this.ledger.cancel(first.record(), 1, "误报", OFFICE);
		assertThat(asked(inspection(DAY, "2"))).isEmpty();
	}

	@Test
	void nothingIsSaidOfUnitsOutsideTheScope() {
		Receipt first = file(inspection(DAY, "2"));
		Draft draft = inspection(DAY, "2");
		for (Scope foreign : List.of(new Scope("239902", null), new Scope("239901", "aic"),
				new Scope("239901", null, "processing"), Scope.NOTHING)) {
			assertThat(this.finder.of(List.of(draft), foreign)).containsExactly(List.of());
		}
		assertThat(this.finder.of(List.of(draft), new Scope("239901", "health")))
			.containsExactly(List.of(new Repeat(first.seq(), first.record())));
		Outcome refused = this.filing.recordOne(new ConfirmedDraft(draft, Set.of()),
				new Author("other", new Scope("239902", null)));
		assertThat(refused.repeats()).isEmpty();
		assertThat(refused.violations()).extracting(Violation::code).contains("out-of-scope");
	}

	/**
	 * What is wrong with it is said by the check of the draft.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "901", "health@", "@239901", "nobody@239901" })
	void nothingIsSaidOfWhatIsNoUnit(String unit) {
		Draft draft = inspection(DAY, "3");
		Draft odd = new Draft(draft.type(), unit, draft.region(), draft.subject(), draft.date(), draft.fields(),
				draft.lines(), null);
		assertThat(this.finder.of(List.of(odd), Scope.EVERYTHING)).containsExactly(List.of());
	}

	@Test
	void manyAreAskedAboutInTheirOrder() {
		Receipt first = file(inspection(DAY, "2"));
		Receipt second = file(inspection(DAY.minusDays(2), "2"));
		List<Draft> drafts = List.of(inspection(DAY.minusDays(2), "1"), inspection(DAY.minusDays(1), "1"),
				meeting("无对象"), inspection(DAY, "1"));
		assertThat(this.finder.of(drafts, COUNTY)).containsExactly(List.of(new Repeat(second.seq(), second.record())),
				List.of(), List.of(), List.of(new Repeat(first.seq(), first.record())));
	}

	@Test
	void confirmedRepeatIsFiledAndNotedUntilThereIsAnother() {
		long first = file(inspection(DAY, "2")).seq();
		Receipt second = this.filing.record(new ConfirmedDraft(inspection(DAY, "2"), Set.of(first, 999_999L)), OFFICE);
		assertThat(detail(second)).contains("\"confirmed\"", "[" + first + "]").doesNotContain("999999");
		PossibleRepeatException again = catchThrowableOfType(PossibleRepeatException.class,
				() -> this.filing.record(new ConfirmedDraft(inspection(DAY, "2"), Set.of(first)), OFFICE));
		assertThat(again.repeats()).containsExactly(new Repeat(second.seq(), second.record()));
	}

	@Test
	void sameKeyAgainIsTheFormerReceiptAndNoQuestion() {
		Draft draft = keyed(inspection(DAY, "2"), "repeat-key-" + NUMBER.incrementAndGet());
		Receipt first = this.filing.record(new ConfirmedDraft(draft, Set.of()), OFFICE);
		assertThat(this.filing.record(new ConfirmedDraft(draft, Set.of()), OFFICE).record()).isEqualTo(first.record());
	}

	@Test
	void draftsFiledTogetherRepeatEachOther() {
		List<Outcome> outcomes = this.filing.recordAll(
				List.of(unconfirmed(with(inspection(DAY, "2"), "catering_inspection", "nobody@239901", this.shop)),
						unconfirmed(inspection(DAY, "2")), unconfirmed(inspection(DAY, "3")),
						unconfirmed(inspection(DAY.minusDays(1), "3"))),
				OFFICE);
		assertThat(outcomes).extracting(Outcome::refused).containsExactly(true, false, true, false);
		assertThat(outcomes.get(0).repeats()).isEmpty();
		Receipt first = outcomes.get(1).receipt();
		assertThat(first).isNotNull();
		assertThat(outcomes.get(2).repeats()).containsExactly(new Repeat(first.seq(), first.record()));
		assertThat(outcomes.get(2).violations()).extracting(Violation::code).containsExactly("possible-repeat");
	}

	@Test
	void invalidDraftIsToldItsMistakesFirst() {
		file(inspection(DAY, "2"));
		Outcome outcome = this.filing.recordOne(unconfirmed(inspection(DAY, "三")), OFFICE);
		assertThat(outcome.repeats()).isEmpty();
		assertThat(outcome.violations()).extracting(Violation::code).containsExactly("not-a-number");
	}

	@Test
	void withoutASubjectOnlyTheVerySameIsAskedAbout() {
		String title = "会议" + NUMBER.incrementAndGet();
		Receipt first = file(meeting(title));
		assertThat(asked(meeting(title))).containsExactly(first.seq());
		assertThat(asked(meeting(title + "之二"))).isEmpty();
		assertThat(this.filing.recordAll(List.of(unconfirmed(meeting(title)), unconfirmed(meeting(title))), OFFICE))
			.noneMatch(Outcome::refused);
	}

	@Test
	void withoutASubjectLinesCountAndSensitiveValuesDoNot() {
		String place = "窝点" + NUMBER.incrementAndGet();
		Receipt first = file(den(place, "2"));
		assertThat(asked(den(place, "3"))).isEmpty();
		assertThat(asked(den(place, "2.0"))).containsExactly(first.seq());
		Receipt tip = file(tip("13812345678", place));
		assertThat(asked(tip("13900001111", place))).containsExactly(tip.seq());
	}

	@Test
	void correctionIsAskedAboutOnlyWhenItMovesTheRecordOntoAnother() {
		long first = file(inspection(DAY, "2")).seq();
		Receipt moved = file(inspection(DAY.minusDays(1), "2"));
		Draft onto = inspection(DAY, "2");
		PossibleRepeatException question = catchThrowableOfType(PossibleRepeatException.class,
				() -> this.filing.correct(moved.record(), 1, unconfirmed(onto), "改期", OFFICE));
		assertThat(question.repeats()).extracting(Repeat::number).containsExactly(first);
		Receipt corrected = this.filing.correct(moved.record(), 1, new ConfirmedDraft(onto, Set.of(first)), "改期",
				OFFICE);
		assertThat(detail(corrected)).contains("\"confirmed\"", "[" + first + "]", "改期");
		assertThat(this.filing.correct(moved.record(), 2, unconfirmed(inspection(DAY, "5")), "人数", OFFICE).revision())
			.isEqualTo(3);
	}

	@Test
	void fiftyOfThemAreNamedTheLatest() {
		List<Draft> drafts = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			drafts.add(inspection(DAY, "2"));
		}
		List<Long> filed = this.ledger.recordAll(drafts, OFFICE)
			.stream()
			.map((outcome) -> outcome.receipt().seq())
			.toList();
		assertThat(asked(inspection(DAY, "2"))).isEqualTo(filed.subList(10, 60));
	}

	private Receipt file(Draft draft) {
		return this.filing.record(unconfirmed(draft), CITY);
	}

	/**
	 * The numbers that a draft is asked about, which is not filed even if there are none.
	 */
	private List<Long> asked(Draft draft) {
		Outcome outcome = this.filing.recordOne(unconfirmed(draft), CITY);
		if (outcome.receipt() != null) {
			this.ledger.cancel(outcome.receipt().record(), 1, "只是试试", CITY);
		}
		else {
			assertThat(outcome.violations()).extracting(Violation::code).containsExactly("possible-repeat");
		}
		return outcome.repeats().stream().map(Repeat::number).toList();
	}

	private String detail(Receipt receipt) {
		return this.jdbc.sql("select detail::text from audit where object = :record order by id desc limit 1")
			.param("record", receipt.record().toString())
			.query(String.class)
			.single();
	}

	private static ConfirmedDraft unconfirmed(Draft draft) {
		return new ConfirmedDraft(draft, Set.of());
	}

	private Draft inspection(LocalDate day, String people) {
		Map<String, Object> fields = new HashMap<>(Map.of("people", people, "licence_held", "true", "result", "none"));
		return new Draft("catering_inspection", "health@239901", "239901", this.shop, day, fields, List.of(), null);
	}

	private static Draft meeting(String title) {
		return new Draft("meeting", "government@239901", "239901", null, DAY, Map.of("kind", "study", "title", title),
				List.of(), null);
	}

	private static Draft den(String place, String cartons) {
		return new Draft("illegal_den", "police@239901", "239901", null, DAY,
				Map.of("kind", "tobacco", "place", place, "people", "5"), List.of(new Draft.DraftLine("seized", null,
						Map.of("goods", "cigarettes", "cartons", cartons, "value", "35000"))),
				null);
	}

	private static Draft tip(String phone, String summary) {
		return new Draft("tip", "health@239901", "239901", null, DAY,
				Map.of("channel", "letter", "informant", "张三丰", "informant_phone", phone, "summary", summary),
				List.of(), null);
	}

	private static Draft with(Draft draft, String type, String unit, long subject) {
		return new Draft(type, unit, draft.region(), subject, draft.date(),
				type.equals(draft.type()) ? draft.fields() : Map.of("system", "invoice_checks", "state", "established"),
				draft.lines(), null);
	}

	private static Draft keyed(Draft draft, String key) {
		return new Draft(draft.type(), draft.unit(), draft.region(), draft.subject(), draft.date(), draft.fields(),
				draft.lines(), key);
	}

	private long shop() {
		String licence = "R" + NUMBER.incrementAndGet();
		return this.registry
			.register(new Subject(0, "restaurant", "city", "福临饭店", null, licence, "239901", null), "repeats:" + licence)
			.id();
	}

}
