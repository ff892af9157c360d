package cn.yipanqi.registration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registration.Registrations.Registered;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.SubjectSearch;
import cn.yipanqi.registry.UnlikeNames;
import cn.yipanqi.registry.Uscc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the registry has is what the ledger says, from the registration on.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class RegistrarTests {

	private static final Scope COUNTY = new Scope("239901", null);

	private static final Author CLERK = new Author("tester", COUNTY);

	private static final LocalDate DAY = LocalDate.of(2007, 9, 20);

	private static final String UNIT = "health@239901";

	@Autowired
	private Registrar registrar;

	@Autowired
	private Registrations registrations;

	@Autowired
	private Registry registry;

	@Autowired
	private RegistryKeeping keeping;

	@Autowired
	private SubjectSearch search;

	@Autowired
	private LedgerReader reader;

	@Autowired
	private Ledger ledger;

	@Autowired
	private JdbcClient jdbc;

	/** Names of other tests are nothing like it. */
	private String word = "";

	@BeforeEach
	void city(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.word = UnlikeNames.next();
	}

	@Test
	void shopIsEnteredWithItsRecord() {
		Registered registered = register(facts(this.word + "小吃"), Set.of());
		assertThat(registered.alreadyThere()).isFalse();
		Standing standing = standing(registered.subject().id());
		assertThat(standing.state()).isEqualTo(Standing.State.OPEN);
		Entry entry = records(registered.subject()).get(0);
		assertThat(entry.type()).isEqualTo(RegistryTypes.REGISTRATION);
		assertThat(entry.subjectKind()).isEqualTo("small_restaurant");
		assertThat(entry.subjectTier()).isEqualTo("city");
		assertThat(entry.region()).isEqualTo("239901001");
		assertThat(entry.fields()).containsEntry("name", this.word + "小吃").doesNotContainKey("uscc");
		assertThat(this.jdbc.sql("select action from audit where object = ?")
			.param(entry.record().toString())
			.query(String.class)
			.list()).containsExactly("record");
	}

	@Test
	void sameKeyRegistersOnce() {
		Act act = act();
		Registered first = this.registrations.register(act, facts(this.word), Set.of(), CLERK);
		Registered second = this.registrations.register(act, facts(this.word), Set.of(), CLERK);
		assertThat(second.alreadyThere()).isTrue();
		assertThat(second.subject()).isEqualTo(first.subject());
		assertThat(records(first.subject())).hasSize(1);
	}

	@Test
	void otherShopUnderTheSameKeyIsRefused() {
		Act act = act();
		Registered first = this.registrations.register(act, facts(this.word), Set.of(), CLERK);
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(
				() -> this.registrations.register(act, facts(this.word + "二号"), Set.of(first.subject().id()), CLERK))
			.satisfies(
					(ex) -> assertThat(ex.violations()).extracting(Violation::code).containsExactly("contradiction"));
	}

	@Test
	void likeNamesAreAskedAboutUntilSomebodySaysItIsAnother() {
		Subject first = register(facts(this.word + "饭店"), Set.of()).subject();
		SubjectFacts like = facts(this.word + " 大饭 店");
		assertThatExceptionOfType(PossibleDoublesException.class).isThrownBy(() -> register(like, Set.of()))
			.satisfies((ex) -> assertThat(ex.subjects()).containsExactly(first));
		assertThat(register(like, Set.of(first.id())).subject().id()).isNotEqualTo(first.id());
	}

	@Test
	void licenceAndAddressAreAskedAbout() {
		Map<String, String> texts = texts(this.word);
		texts.put("licence", this.word);
		texts.put("address", this.word + "路１号");
		Subject first = register(SubjectFacts.of(texts), Set.of()).subject();
		Map<String, String> licence = texts("别的" + this.word.substring(0, 1));
		licence.put("licence", this.word);
		Map<String, String> address = texts("不同" + this.word.substring(1, 2));
		address.put("address", this.word + "路 1号");
		for (Map<String, String> other : List.of(licence, address)) {
			assertThatExceptionOfType(PossibleDoublesException.class)
				.isThrownBy(() -> register(SubjectFacts.of(other), Set.of()))
				.satisfies((ex) -> assertThat(ex.subjects()).containsExactly(first));
		}
	}

	@Test
	void creditCodeIsThatOfOneSubject() {
		String code = code();
		Map<String, String> texts = texts(this.word);
		texts.put("uscc", code.toLowerCase());
		Subject first = register(SubjectFacts.of(texts), Set.of()).subject();
		assertThat(first.uscc()).isEqualTo(code);
		Map<String, String> other = texts("完全不同");
		other.put("uscc", code);
		assertThatExceptionOfType(KnownSubjectException.class)
			.isThrownBy(() -> register(SubjectFacts.of(other), Set.of(first.id())))
			.satisfies((ex) -> assertThat(ex.subject()).isEqualTo(first));
		other.put("region", "239902001");
		Author elsewhere = new Author("tester", new Scope("239902", null));
		assertThatExceptionOfType(KnownSubjectException.class)
			.isThrownBy(() -> this.registrations.register(new Act("health@239902", DAY, null), SubjectFacts.of(other),
					Set.of(), elsewhere))
			.satisfies((ex) -> assertThat(ex.subject()).isNull());
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() {
		Map<String, String> texts = new HashMap<>(
				Map.of("kind", "bakery", "uscc", "911", "region", "239902001", "name", " "));
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.registrations.register(new Act("finance@239901", LocalDate.of(2008, 9, 1), null),
					SubjectFacts.of(texts), Set.of(), CLERK))
			.satisfies((ex) -> assertThat(ex.violations()).extracting(Violation::path, Violation::code)
				.contains(org.assertj.core.groups.Tuple.tuple("kind", "unknown"),
						org.assertj.core.groups.Tuple.tuple("fields.uscc", "not-a-credit-code"),
						org.assertj.core.groups.Tuple.tuple("fields.name", "missing"),
						org.assertj.core.groups.Tuple.tuple("unit", "not-entitled"),
						org.assertj.core.groups.Tuple.tuple("region", "outside-unit"),
						org.assertj.core.groups.Tuple.tuple("date", "outside-campaign")));
	}

	@Test
	void twoWhoRegisterTheSameAtOnceGetOneSubjectAndOneClearAnswer() throws Exception {
		CyclicBarrier together = new CyclicBarrier(2);
		ExecutorService two = Executors.newFixedThreadPool(2);
		try {
			Callable<Object> one = () -> {
				together.await();
				try {
					return register(facts(this.word), Set.of()).subject();
				}
				catch (PossibleDoublesException ex) {
					return ex.subjects();
				}
			};
			List<Future<Object>> answers = two.invokeAll(List.of(one, one));
			List<Object> found = List.of(answers.get(0).get(), answers.get(1).get());
			Subject registered = (Subject) found.stream().filter(Subject.class::isInstance).findFirst().orElseThrow();
			assertThat(found).containsExactlyInAnyOrder(registered, List.of(registered));
		}
		finally {
			two.shutdown();
		}
	}

	@Test
	void changesLeaveTheirHistory() {
		Subject subject = register(facts(this.word), Set.of()).subject();
		Map<String, String> texts = texts(this.word + "二");
		texts.put("kind", "restaurant");
		texts.put("region", "239901002");
		this.registrar.change(subject.id(), act(), SubjectFacts.of(texts), "迁址更名", seen(subject), CLERK);
		Standing standing = standing(subject.id());
		assertThat(standing.subject().name()).isEqualTo(this.word + "二");
		assertThat(standing.subject().kind()).isEqualTo("restaurant");
		assertThat(standing.formerly()).containsExactly(this.word);
		assertThat(records(subject)).extracting(Entry::type)
			.containsExactly(RegistryTypes.REGISTRATION, RegistryTypes.CHANGE);
		assertThat(this.search.search(this.word + " 城关", List.of(), COUNTY, 10)).isEmpty();
		assertThat(this.search.search(this.word + "  " + standing.subject().name().substring(6), List.of(), COUNTY, 10))
			.extracting(Subject::id)
			.containsExactly(subject.id());
		assertThatExceptionOfType(StaleSubjectException.class).isThrownBy(
				() -> this.registrar.change(subject.id(), act(), facts(this.word), "晚了一步", seen0(subject), CLERK));
	}

	@Test
	void closedShopIsThereAgainWhenThatIsTakenBack() {
		Subject subject = register(facts(this.word), Set.of()).subject();
		this.registrar.close(subject.id(), act(), "closed", "已歇业", seen(subject), CLERK);
		assertThat(standing(subject.id()).state()).isEqualTo(Standing.State.CLOSED);
		Entry closure = records(subject).get(1);
		this.registrar.takeBack(subject.id(), closure.record(), 1, "又开业了", CLERK);
		assertThat(standing(subject.id()).state()).isEqualTo(Standing.State.OPEN);
	}

	@Test
	void mergedIsFoundUnderTheOtherUntilTheyAreTwoAgain() {
		Subject one = register(facts(this.word), Set.of()).subject();
		Subject two = register(facts(this.word + "店"), Set.of(one.id())).subject();
		this.registrar.merge(one.id(), two.id(), act(), "同一家店登记了两次", seen(one), CLERK);
		assertThat(standing(two.id()).mergedInto()).isEqualTo(one.id());
		assertThat(standing(one.id()).formerly()).containsExactly(two.name());
		assertThat(this.search.search(two.name(), List.of(), COUNTY, 10)).containsExactly(one);
		Entry merger = records(one).get(1);
		assertThat(merger.fields()).containsEntry(RegistryTypes.MERGED_REGION, "239901001");
		assertThatExceptionOfType(StaleSubjectException.class)
			.isThrownBy(() -> this.registrar.merge(two.id(), one.id(), act(), "反过来", seen(two), CLERK));
		this.registrar.takeBack(one.id(), merger.record(), 1, "其实是两家", CLERK);
		assertThat(standing(two.id()).state()).isEqualTo(Standing.State.OPEN);
		assertThat(standing(one.id()).formerly()).isEmpty();
	}

	@Test
	void subjectOfTheFirstDayKeepsWhatItWas() {
		Subject subject = this.registry.register(
				new Subject(0, "restaurant", "city", this.word, null, "L-" + this.word, "239901001", "老街1号"),
				"test:" + this.word);
		this.registrar.change(subject.id(), act(), facts(this.word + "新"), "更名", seen(subject), CLERK);
		assertThat(records(subject)).extracting(Entry::type, Entry::date)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(RegistryTypes.REGISTRATION, LocalDate.of(2007, 8, 8)),
					org.assertj.core.groups.Tuple.tuple(RegistryTypes.CHANGE, DAY));
		assertThat(records(subject).get(0).fields()).containsEntry("licence", "L-" + this.word)
			.containsEntry("adopted", true);
	}

	@Test
	void nobodyActsBesideTheRegistry() {
		Subject subject = register(facts(this.word), Set.of()).subject();
		Entry entry = records(subject).get(0);
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.cancel(entry.record(), 1, "误报", CLERK))
			.satisfies(
					(ex) -> assertThat(ex.violations()).extracting(Violation::code).containsExactly("registry-only"));
		assertThatExceptionOfType(InvalidDraftException.class)
			.isThrownBy(() -> this.ledger.record(new Draft(RegistryTypes.CLOSURE, UNIT, "239901001", subject.id(), DAY,
					new HashMap<>(Map.of("cause", "closed", "reason", "x")), List.of(), null), CLERK))
			.satisfies(
					(ex) -> assertThat(ex.violations()).extracting(Violation::code).containsExactly("registry-only"));
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.registrar.takeBack(subject.id(), entry.record(), 1, "误报", CLERK));
		Author elsewhere = new Author("tester", new Scope("239902", null));
		assertThatExceptionOfType(OutOfScopeException.class)
			.isThrownBy(() -> this.registrar.close(subject.id(), act(), "closed", "x", seen(subject), elsewhere));
	}

	@Test
	void whatIsMergedIsNeitherChangedNorClosed() {
		Subject one = register(facts(this.word), Set.of()).subject();
		Subject two = register(facts(this.word + "另"), Set.of(one.id())).subject();
		this.registrar.merge(one.id(), two.id(), act(), "同一家", seen(one), CLERK);
		for (Runnable act : List.<Runnable>of(
				() -> this.registrar.change(two.id(), act(), facts(this.word + "改"), "更名", seen(two), CLERK),
				() -> this.registrar.close(two.id(), act(), "closed", "歇业", seen(two), CLERK))) {
			assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(act::run)
				.satisfies((ex) -> assertThat(ex.violations()).singleElement().satisfies((violation) -> {
					assertThat(violation.code()).isEqualTo("subject-merged");
					assertThat(violation.arguments()).containsExactly(String.valueOf(one.id()));
				}));
		}
		assertThat(standing(two.id()).mergedInto()).isEqualTo(one.id());
	}

	@Test
	void subjectThatWasClosedTwiceIsThereAgainWhenBothAreTakenBack() {
		Subject subject = register(facts(this.word), Set.of()).subject();
		UUID first = this.registrar.close(subject.id(), act(), "closed", "歇业", seen(subject), CLERK).record();
		UUID second = this.registrar.close(subject.id(), act(), "banned", "取缔", seen(subject), CLERK).record();
		this.registrar.takeBack(subject.id(), second, 1, "误报", CLERK);
		assertThat(standing(subject.id()).state()).isEqualTo(Standing.State.CLOSED);
		this.registrar.takeBack(subject.id(), first, 1, "又开业", CLERK);
		assertThat(standing(subject.id()).state()).isEqualTo(Standing.State.OPEN);
	}

	@Test
	void recordsOfAMergedSubjectAreReadWhereTheyCountNow() {
		Subject here = register(facts(this.word), Set.of()).subject();
		Map<String, String> texts = texts(this.word + "外县");
		texts.put("region", "239902001");
		Author city = new Author("tester", new Scope("2399", null));
		Subject there = this.registrations
			.register(new Act("health@239902", DAY, null), SubjectFacts.of(texts), Set.of(), city)
			.subject();
		UUID record = this.ledger
			.record(new Draft("catering_inspection", "health@239902", "239902001", there.id(), DAY,
					new HashMap<>(Map.of("people", 2, "licence_held", true, "result", "none")), List.of(), null), city)
			.record();
		assertThat(this.reader.revisions(record, COUNTY)).isEmpty();
		this.registrar.merge(here.id(), there.id(), act(), "同一家", seen(here), city);
		assertThat(this.reader.revisions(record, COUNTY)).hasSize(1);
		assertThat(this.reader.revisions(record, new Scope("239901", "aic"))).isEmpty();
		Entry merger = records(here).get(records(here).size() - 1);
		this.registrar.takeBack(here.id(), merger.record(), 1, "其实是两家", city);
		assertThat(this.reader.revisions(record, COUNTY)).isEmpty();
	}

	private Registered register(SubjectFacts facts, Set<Long> others) {
		return this.registrations.register(act(), facts, others, CLERK);
	}

	private static Act act() {
		return new Act(UNIT, DAY, "test:" + UUID.randomUUID());
	}

	private SubjectFacts facts(String name) {
		return SubjectFacts.of(texts(name));
	}

	private static Map<String, String> texts(String name) {
		return new HashMap<>(Map.of("kind", "small_restaurant", "tier", "city", "name", name, "region", "239901001"));
	}

	private Standing standing(long id) {
		return this.keeping.standing(id, COUNTY).orElseThrow();
	}

	private String seen(Subject subject) {
		return standing(subject.id()).fingerprint();
	}

	private static String seen0(Subject subject) {
		return new Standing(subject, Standing.State.OPEN, null, List.of()).fingerprint();
	}

	private List<Entry> records(Subject subject) {
		List<Long> numbers = this.jdbc
			.sql("select seq from entry where subject = ? and operation <> 'CANCEL' order by seq")
			.param(subject.id())
			.query(Long.class)
			.list();
		return this.reader.entries(numbers, Scope.EVERYTHING);
	}

	private static String code() {
		String body = "92239901MA"
				+ UUID.randomUUID().toString().replaceAll("[^0-9]", "").concat("0000000").substring(0, 7);
		return body + Uscc.checkCharacter(body);
	}

}
