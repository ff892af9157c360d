package cn.yipanqi.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.PastAct;
import cn.yipanqi.ledger.PastActs;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Loads the made-up city into an empty ledger: its territory, its subjects, and the
 * campaign up to a moment. The same seed and size make the same city.
 */
@Service
public class DemoCity {

	private static final int CHUNK = 5_000;

	private static final String ACCOUNT = "demo";

	private static final String DONE = "demo-loaded";

	private static final String LOADED = "select exists (select 1 from audit where action = '%s')".formatted(DONE);

	/**
	 * Acts of a city with all its subjects; a smaller one has fewer of them.
	 */
	private static final double FULL_SIZE = 200_000;

	private static final double SMALLEST = 0.05;

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final PastActs pastActs;

	private final LedgerReader reader;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	DemoCity(Pack pack, Organization organization, Registry registry, PastActs pastActs, LedgerReader reader,
			AuditTrail audit, JdbcClient jdbc) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.pastActs = pastActs;
		this.reader = reader;
		this.audit = audit;
		this.jdbc = jdbc;
	}

	/**
	 * Whether the city is loaded, so that there is nothing to load.
	 * @throws IllegalStateException if loading it was cut off in the middle
	 */
	public boolean isLoaded() {
		boolean begun = !this.reader
			.list(new LedgerQuery(null, null, "", null, null, null, null), Scope.EVERYTHING, 1, 0)
			.isEmpty();
		boolean ended = this.jdbc.sql(LOADED).query(Boolean.class).single();
		if (begun && !ended) {
			throw new IllegalStateException(
					"Loading the demonstration was cut off. Delete its folder (var/demo) and start it again");
		}
		return ended;
	}

	/**
	 * Loads the city.
	 * @param seed seed of all chance
	 * @param size number of acts, about
	 * @param until the last moment of the demonstration
	 * @return number of entries written
	 */
	public int load(long seed, int size, Instant until) {
		Tally tally = make(seed, size, until);
		this.audit.record(until, ACCOUNT, DONE, "city", Map.of("seed", seed, "acts", tally.acts()));
		return tally.acts();
	}

	Tally make(long seed, int size, Instant until) {
		this.organization.load(this.pack.territory());
		Imagined imagined = imagine(seed, size, until);
		Map<Long, Long> numbers = register(imagined.subjects());
		List<PastAct> acts = imagined.acts().stream().map((act) -> registered(act, numbers)).toList();
		Tally tally = new Tally();
		Author author = new Author(ACCOUNT, Scope.EVERYTHING);
		for (int from = 0; from < acts.size(); from += CHUNK) {
			List<PastAct> chunk = acts.subList(from, Math.min(acts.size(), from + CHUNK));
			this.pastActs.takeOver(chunk, author);
			chunk.forEach(tally::add);
		}
		return tally;
	}

	/**
	 * Makes up the city and what happens in it. Needs nothing but its arguments, the pack
	 * and the territory, and writes nothing.
	 */
	Imagined imagine(long seed, int size, Instant until) {
		Scenario scenario = Scenario.read(this.pack.directory().resolve("demo/scenario.yml"));
		double share = size / FULL_SIZE;
		Dice dice = new Dice(seed);
		Map<String, CountyLife> counties = CampaignLife.counties(this.organization.counties(), scenario.settings(),
				dice);
		Map<String, Double> sizes = new LinkedHashMap<>();
		counties.forEach((county, life) -> sizes.put(county, life.size()));
		List<Subject> subjects = new Population(this.pack, this.organization, scenario, dice)
			.make(Math.max(SMALLEST, share), sizes);
		List<PastAct> acts = new ArrayList<>(
				new CampaignLife(this.pack, this.organization, scenario, dice, until, counties, subjects).live(size));
		acts.addAll(Sheets.until(until, scenario, this.pack.campaign().zone(), share));
		acts.sort(Comparator.comparing(PastAct::recordedAt));
		return new Imagined(subjects, acts);
	}

	private Map<Long, Long> register(List<Subject> subjects) {
		Map<Long, Long> numbers = new HashMap<>();
		for (int from = 0; from < subjects.size(); from += CHUNK) {
			Map<String, Subject> chunk = new LinkedHashMap<>();
			subjects.subList(from, Math.min(subjects.size(), from + CHUNK))
				.forEach((subject) -> chunk.put("licence:" + subject.licence(), subject));
			Map<String, Subject> found = this.registry.registerAll(chunk);
			chunk.forEach((key, subject) -> numbers.put(subject.id(), Objects.requireNonNull(found.get(key)).id()));
		}
		return numbers;
	}

	private static PastAct registered(PastAct act, Map<Long, Long> numbers) {
		Draft draft = act.draft();
		if (draft == null || draft.subject() == null) {
			return act;
		}
		return new PastAct(act.record(),
				new Draft(draft.type(), draft.unit(), draft.region(), numbers.get(draft.subject()), draft.date(),
						draft.fields(), draft.lines(), draft.clientKey()),
				act.recordedAt(), act.account(), act.reason());
	}

	/**
	 * A city that is not registered yet: its subjects have numbers of their own.
	 */
	record Imagined(List<Subject> subjects, List<PastAct> acts) {
	}

}
