package cn.yipanqi.demo;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads the made-up city when the demonstration starts for the first time.
 */
@Component
@Profile("demo")
class DemoLoad implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(DemoLoad.class);

	private static final long SEED = 2007;

	private final DemoCity city;

	private final Clock clock;

	private final int size;

	DemoLoad(DemoCity city, Clock clock, @Value("${yipanqi.demo.size:20000}") int size) {
		this.city = city;
		this.clock = clock;
		this.size = size;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.city.isLoaded()) {
			return;
		}
		logger.info("Loading the made-up city, about {} acts; this happens once", this.size);
		int acts = this.city.load(SEED, this.size, this.clock.instant());
		logger.info("Loaded {} acts", acts);
	}

}
