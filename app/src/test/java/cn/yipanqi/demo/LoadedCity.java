package cn.yipanqi.demo;

import java.time.Instant;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Loads the made-up city and keeps the generator's own count of it.
 */
class LoadedCity implements ApplicationRunner {

	static final long SEED = 2007;

	static final int SIZE = 12_000;

	static final Instant UNTIL = Instant.parse("2007-09-27T01:00:00Z");

	private final DemoCity city;

	private Tally tally = new Tally();

	LoadedCity(DemoCity city) {
		this.city = city;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.tally = this.city.make(SEED, SIZE, UNTIL);
	}

	Tally tally() {
		return this.tally;
	}

}
