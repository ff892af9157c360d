package cn.yipanqi.intake;

import java.time.Duration;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.fuzz.Trial;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A county whose files are any bytes.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-10-20T09:00:00",
				"spring.datasource.hikari.connection-init-sql=set synchronous_commit = off" })
@Import({ TakenIn.class, Runs.class })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FileFuzzTest {

	private final Trial trial = new Trial(Duration.ofSeconds(20));

	@Autowired
	private TakenIn intake;

	/**
	 * Loads the county, and stops the worker: the fuzzer does what it would do.
	 */
	@BeforeAll
	void load(@Autowired Organization organization, @Autowired Pack pack, @Autowired Registry registry,
			@Autowired IntakeWorker worker) {
		worker.stop();
		organization.load(pack.territory());
		for (int i = 1; i <= 5; i++) {
			registry.register(new Subject(0, "food_shop", "city", (i < 4) ? "平安食杂店" + i + "号" : "同名食杂店", null, "L" + i,
					"239901", null), "licence:L" + i);
		}
	}

	void take(byte[] input, byte[] file, boolean isSound) {
		this.trial.of(input, () -> this.intake.take(file, isSound));
	}

}
