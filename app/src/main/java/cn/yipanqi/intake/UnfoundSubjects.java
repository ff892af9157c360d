package cn.yipanqi.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.intake.sheet.NamedSubject;
import cn.yipanqi.intake.sheet.UnfoundSubject;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Filing;
import cn.yipanqi.ledger.InvalidDraftException;
import cn.yipanqi.registration.KnownSubjectException;
import cn.yipanqi.registration.PossibleDoublesException;
import cn.yipanqi.registration.Registrar;
import cn.yipanqi.registration.Registrations;
import cn.yipanqi.registration.SubjectFacts;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import cn.yipanqi.registry.SubjectSearch;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Settles what names in a file mean that were not found: a subject that is nearly called
 * so, or one to be registered.
 */
@Component
class UnfoundSubjects {

	private static final int MOST_NEAR = 5;

	/** Before the kind and the tier of a subject that is to be registered. */
	private static final String NEW = "new";

	private final Registry registry;

	private final SubjectSearch search;

	private final Registrations registrations;

	private final SubjectChoices choices;

	private final Pack pack;

	private final Filing filing;

	UnfoundSubjects(Registry registry, SubjectSearch search, Registrations registrations, SubjectChoices choices,
			Pack pack, Filing filing) {
		this.registry = registry;
		this.search = search;
		this.registrations = registrations;
		this.choices = choices;
		this.pack = pack;
		this.filing = filing;
	}

	/**
	 * The names with the subjects that may be meant.
	 */
	List<Asked> asked(List<UnfoundSubject> unfound, Intake intake, Reader reader) {
		return unfound.stream().map((one) -> new Asked(one, near(one, intake, reader))).toList();
	}

	private List<Subject> near(UnfoundSubject unfound, Intake intake, Reader reader) {
		List<String> kinds = this.pack.subjectKinds(intake.type()).stream().map(SubjectKind::code).toList();
		NamedSubject named = unfound.named();
		Subject described = new Subject(0, "", null, named.name(), null, null, named.region(), null);
		List<Subject> called = unfound.several()
				? this.registry.findByNames(Set.of(named.name()), kinds, reader.scope())
					.getOrDefault(named.name(), List.of())
				: List.of();
		return Stream.concat(called.stream(), this.search.near(described, reader.scope(), MOST_NEAR).stream())
			.filter((subject) -> kinds.contains(subject.kind()))
			.distinct()
			.limit(MOST_NEAR)
			.toList();
	}

	/**
	 * The ways in which an unfound subject can be registered, by the kinds and tiers that
	 * the type of record takes.
	 */
	List<NewKind> newKinds(Intake intake) {
		List<NewKind> kinds = new ArrayList<>();
		for (SubjectKind kind : this.pack.subjectKinds(intake.type())) {
			String code = NEW + ":" + kind.code();
			if (kind.tiers().isEmpty()) {
				kinds.add(new NewKind(code, kind, null));
			}
			kind.tiers().forEach((tier) -> kinds.add(new NewKind(code + ":" + tier.code(), kind, tier)));
		}
		return kinds;
	}

	/**
	 * Does what was said, and has the file checked once more. A name that nothing was
	 * said of stays as it is.
	 * @param said by the place of the name: the number of a subject, or the code of a
	 * {@link NewKind}
	 * @return whether there was such a file of the reader's that waits for an answer, and
	 * which names could not be registered
	 */
	Settled settle(Intake intake, List<UnfoundSubject> unfound, Map<Integer, String> said, Reader reader) {
		Map<NamedSubject, Long> chosen = new HashMap<>();
		Set<Long> now = new HashSet<>();
		List<String> refused = new ArrayList<>();
		Map<String, NewKind> kinds = newKinds(intake).stream()
			.collect(Collectors.toMap(NewKind::code, Function.identity()));
		for (int i = 0; i < unfound.size(); i++) {
			String answer = said.getOrDefault(i, "");
			UnfoundSubject one = unfound.get(i);
			NewKind kind = kinds.get(answer);
			Long subject = (kind != null) ? registered(intake, one, kind, now, reader) : chosen(answer, reader);
			if (subject != null) {
				chosen.put(one.named(), subject);
			}
			else if (!answer.isEmpty()) {
				refused.add(one.named().name());
			}
		}
		return new Settled(chosen.isEmpty() || this.choices.keep(intake.id(), chosen, reader), refused);
	}

	private @Nullable Long chosen(String answer, Reader reader) {
		return answer.matches("\\d{1,18}")
				? this.registry.find(Long.parseLong(answer), reader.scope()).map(Subject::id).orElse(null) : null;
	}

	/**
	 * Registers a subject; those that are like it were shown, and those that came just
	 * before it are others.
	 */
	private @Nullable Long registered(Intake intake, UnfoundSubject one, NewKind kind, Set<Long> now, Reader reader) {
		Set<Long> others = Stream.concat(near(one, intake, reader).stream().map(Subject::id), now.stream())
			.collect(Collectors.toSet());
		NamedSubject named = one.named();
		SubjectFacts facts = new SubjectFacts(kind.kind.code(), (kind.tier != null) ? kind.tier.code() : null,
				named.name(), null, null, named.region(), null);
		String key = "intake:" + intake.id() + ":" + named.region() + ":" + named.name();
		try {
			Subject subject = this.registrations
				.register(new Registrar.Act(one.unit(), this.filing.lastDay(), key), facts, others, Author.of(reader))
				.subject();
			now.add(subject.id());
			return subject.id();
		}
		catch (InvalidDraftException | KnownSubjectException | PossibleDoublesException ex) {
			return null;
		}
	}

	/**
	 * A name and the subjects that may be meant, those most like it first.
	 */
	record Asked(UnfoundSubject unfound, List<Subject> near) {
	}

	/**
	 * A way to register a subject.
	 */
	record NewKind(String code, SubjectKind kind, @Nullable Choice tier) {
	}

	/**
	 * What became of the answers.
	 *
	 * @param done whether the file is checked once more, or nothing was said
	 * @param refused names that could not be registered or whose choice is out of reach
	 */
	record Settled(boolean done, List<String> refused) {
	}

}
