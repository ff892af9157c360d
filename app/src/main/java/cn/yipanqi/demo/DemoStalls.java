package cn.yipanqi.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.registration.PossibleDoublesException;
import cn.yipanqi.registration.Registrar;
import cn.yipanqi.registration.Registrar.Act;
import cn.yipanqi.registration.Registrations;
import cn.yipanqi.registration.SubjectFacts;
import cn.yipanqi.registry.RegistryKeeping;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Registers what the made-up city's inspectors came upon in the streets, and says what
 * became of it since.
 */
@Component
class DemoStalls {

	private final Registrations registrations;

	private final Registrar registrar;

	private final RegistryKeeping keeping;

	private final Pack pack;

	private final Clock clock;

	DemoStalls(Registrations registrations, Registrar registrar, RegistryKeeping keeping, Pack pack, Clock clock) {
		this.registrations = registrations;
		this.registrar = registrar;
		this.keeping = keeping;
		this.pack = pack;
		this.clock = clock;
	}

	/**
	 * Does it all, once.
	 */
	void fill() {
		List<Settings> found = Scenario.read(this.pack.directory().resolve("demo/scenario.yml"))
			.settings()
			.parts("found");
		Map<String, Subject> registered = new HashMap<>();
		for (Settings stall : found) {
			Registrations.Registered one = register(stall,
					registered.values().stream().map(Subject::id).collect(Collectors.toSet()));
			if (one.alreadyThere()) {
				return;
			}
			registered.put(text(stall, "name"), one.subject());
		}
		found.forEach((stall) -> become(stall, registered));
	}

	private Registrations.Registered register(Settings stall, Set<Long> others) {
		Act act = new Act(text(stall, "unit"), day((int) stall.number("days", 1)), "demo:" + text(stall, "name"));
		SubjectFacts facts = facts(stall, text(stall, "name"));
		try {
			return this.registrations.register(act, facts, others, author(stall));
		}
		catch (PossibleDoublesException ex) {
			Set<Long> alike = new HashSet<>(others);
			ex.subjects().forEach((subject) -> alike.add(subject.id()));
			return this.registrations.register(act, facts, alike, author(stall));
		}
	}

	private void become(Settings stall, Map<String, Subject> registered) {
		long id = Objects.requireNonNull(registered.get(text(stall, "name"))).id();
		Act act = new Act(text(stall, "unit"), day(1), null);
		String reason = Objects.requireNonNullElse(stall.text("reason"), "");
		String renamed = stall.text("renamed");
		if (renamed != null) {
			this.registrar.change(id, act, facts(stall, renamed), reason, seen(id), author(stall));
		}
		if (stall.has("closed")) {
			this.registrar.close(id, act, text(stall, "closed"), reason, seen(id), author(stall));
		}
		if (stall.has("same")) {
			long survivor = Objects.requireNonNull(registered.get(text(stall, "same"))).id();
			this.registrar.merge(survivor, id, act, reason, seen(survivor), author(stall));
		}
	}

	private static SubjectFacts facts(Settings stall, String name) {
		return new SubjectFacts(stall.text("kind"), stall.text("tier"), name, null, null, stall.text("region"),
				stall.text("address"));
	}

	private String seen(long subject) {
		return this.keeping.standing(subject, Scope.EVERYTHING).orElseThrow().fingerprint();
	}

	private @Nullable LocalDate day(int before) {
		return LocalDate.now(this.clock).minusDays(before);
	}

	/**
	 * Each unit has an account that files for it.
	 */
	private static Author author(Settings stall) {
		return new Author(text(stall, "unit").replace('@', '-'), Scope.EVERYTHING);
	}

	private static String text(Settings stall, String key) {
		return Objects.requireNonNull(stall.text(key));
	}

}
