package cn.yipanqi.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerQuery;
import cn.yipanqi.ledger.LedgerReader;
import cn.yipanqi.ledger.PastAct;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.stereotype.Service;

/**
 * Loads the made-up city into an empty ledger: its territory, its subjects, and the
 * campaign up to a moment. The same seed and size make the same city.
 */
@Service
public class DemoCity {

	private static final int CHUNK = 5_000;

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Ledger ledger;

	private final LedgerReader reader;

	DemoCity(Pack pack, Organization organization, Registry registry, Ledger ledger, LedgerReader reader) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.ledger = ledger;
		this.reader = reader;
	}

	/**
	 * Whether the ledger already holds something, so that there is nothing to load.
	 */
	public boolean isLoaded() {
		return !this.reader.list(new LedgerQuery(null, null, "", null, null, null, null), Scope.EVERYTHING, 1, 0)
			.isEmpty();
	}

	/**
	 * Loads the city.
	 * @param seed seed of all chance
	 * @param size number of acts, about
	 * @param until the last moment of the demonstration
	 * @return number of entries written
	 */
	public int load(long seed, int size, Instant until) {
		return make(seed, size, until).acts();
	}

	Tally make(long seed, int size, Instant until) {
		this.organization.load(this.pack.territory());
		Scenario scenario = Scenario.read(this.pack.directory().resolve("demo/scenario.yml"));
		Dice dice = new Dice(seed);
		Map<String, CountyLife> counties = CampaignLife.counties(this.organization.counties(), scenario.settings(),
				dice);
		Map<String, Double> sizes = new LinkedHashMap<>();
		counties.forEach((county, life) -> sizes.put(county, life.size()));
		double scale = Math.max(0.05, size / 200_000.0);
		Map<String, Subject> made = new LinkedHashMap<>();
		new Population(this.pack, this.organization, scenario, dice).make(scale, sizes)
			.forEach((subject) -> made.put("licence:" + subject.licence(), subject));
		List<Subject> subjects = register(made);
		List<PastAct> acts = new CampaignLife(this.pack, this.organization, scenario, dice, until, counties, subjects)
			.live(size);
		Tally tally = new Tally();
		Author author = new Author("demo", Scope.EVERYTHING);
		for (int from = 0; from < acts.size(); from += CHUNK) {
			List<PastAct> chunk = acts.subList(from, Math.min(acts.size(), from + CHUNK));
			this.ledger.takeOver(chunk, author);
			chunk.forEach(tally::add);
		}
		return tally;
	}

	private List<Subject> register(Map<String, Subject> made) {
		List<Map.Entry<String, Subject>> all = List.copyOf(made.entrySet());
		List<Subject> registered = new ArrayList<>();
		for (int from = 0; from < all.size(); from += CHUNK) {
			Map<String, Subject> chunk = new LinkedHashMap<>();
			all.subList(from, Math.min(all.size(), from + CHUNK))
				.forEach((entry) -> chunk.put(entry.getKey(), entry.getValue()));
			Map<String, Subject> found = this.registry.registerAll(chunk);
			chunk.keySet().forEach((key) -> registered.add(found.get(key)));
		}
		return registered;
	}

}
