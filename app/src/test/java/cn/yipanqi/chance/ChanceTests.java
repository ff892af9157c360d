package cn.yipanqi.chance;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the listed tests in a row, in one process, with new identifiers, keys and seeds
 * each time: {@code -Dyipanqi.chance.runs=20} for fewer runs, and
 * {@code -Dyipanqi.chance=SealerTests} for those of one class.
 */
@Tag("long")
class ChanceTests {

	@ParameterizedTest
	@MethodSource("repeated")
	void failsInNoneOfItsRuns(ChanceDependent test) throws ClassNotFoundException {
		int runs = Integer.getInteger("yipanqi.chance.runs", Integer.parseInt(test.runs()));
		Launcher launcher = LauncherFactory.create();
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectors(test)).build();
		long began = System.nanoTime();
		for (int run = 1; run <= runs; run++) {
			SummaryGeneratingListener listener = new SummaryGeneratingListener();
			launcher.execute(request, listener);
			TestExecutionSummary summary = listener.getSummary();
			assertThat(summary.getFailures()).as("run %d of %d", run, runs).extracting((failure) -> {
				failure.getException().printStackTrace();
				return failure.getTestIdentifier().getDisplayName() + ": " + failure.getException();
			}).isEmpty();
			assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(test.methods().size());
		}
		System.out.println("%s %s: %d runs, no failure, %d s".formatted(test.type(), String.join(", ", test.methods()),
				runs, Duration.ofNanos(System.nanoTime() - began).toSeconds()));
	}

	private static List<DiscoverySelector> selectors(ChanceDependent test) throws ClassNotFoundException {
		Class<?> type = Class.forName(test.className());
		List<DiscoverySelector> selectors = new ArrayList<>();
		for (String name : test.methods()) {
			Method method = Arrays.stream(type.getDeclaredMethods())
				.filter((candidate) -> candidate.getName().equals(name))
				.findFirst()
				.orElseThrow();
			selectors.add(DiscoverySelectors.selectMethod(type, method));
		}
		return selectors;
	}

	static Stream<ChanceDependent> repeated() {
		String chosen = System.getProperty("yipanqi.chance", "");
		return ChanceDependent.all().stream().filter((test) -> test.isRepeated() && test.type().endsWith(chosen));
	}

}
