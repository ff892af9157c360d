package cn.yipanqi.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;
import cn.yipanqi.ledger.StaleRevisionException;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that no browser of ours sends, and people who press at the same moment.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class HostileRequestsTests {

	private static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Ledger ledger;

	@BeforeEach
	void loadTerritory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@ParameterizedTest
	@CsvSource({ "/records?text=%00, 400", "/records?region=%00, 400", "/records/subjects?type=closure&search=%00, 400",
			"/records?from=%2B999999999-01-01, 200", "/records?to=-999999999-01-01, 200",
			"/figures/people?from=%2B999999999-12-31, 200", "/figures/people?asOf=%2B999999999-12-31T00:00, 200",
			"/figures/people?department=helth, 404", "/figures/people?group=nobody, 404",
			"/figures/people?region=239999, 404", "/figures/people?page=2147483647, 200", "/records?page=-7, 200" })
	void answerIsNeverAnAccident(String address, int status) {
		Reader reader = Readers.of("office", Role.OFFICE, new Scope("2399", null));
		assertThat(this.mvc.get()
			.uri(java.net.URI.create(address))
			.with(SecurityMockMvcRequestPostProcessors.user(reader))).hasStatus(status);
	}

	@Test
	void templateBelongsToTheWholeCity() {
		Reader county = Readers.of("county-office", Role.OFFICE, new Scope("239901", null));
		for (String address : List.of("/briefings/templates/progress_report",
				"/briefings/templates/progress_report/file")) {
			assertThat(this.mvc.get().uri(address).with(SecurityMockMvcRequestPostProcessors.user(county)))
				.hasStatus(404);
		}
	}

	@Test
	void oneOfTwoCorrectionsAtOnceIsStale() throws Exception {
		Receipt filed = this.ledger.record(meeting("会议", null), OFFICE);
		List<Callable<Boolean>> corrections = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			String title = "会议" + i;
			corrections.add(() -> {
				try {
					this.ledger.correct(filed.record(), 1, meeting(title, null), "更名", OFFICE);
					return true;
				}
				catch (StaleRevisionException ex) {
					return false;
				}
			});
		}
		assertThat(together(corrections)).containsOnlyOnce(true);
	}

	@Test
	void sameFormSentAtOnceFilesOnce(@Autowired JdbcClient jdbc) throws Exception {
		String key = UUID.randomUUID().toString();
		Callable<UUID> filing = () -> this.ledger.record(meeting("同一次会议", key), OFFICE).record();
		List<UUID> records = together(List.of(filing, filing, filing, filing, filing, filing));
		assertThat(records.stream().distinct()).hasSize(1);
		assertThat(jdbc.sql("select count(*) from entry where client_key = ?").param(key).query(Long.class).single())
			.isEqualTo(1);
	}

	@Test
	void whatComesAfterAMomentIsRecordedLater() {
		for (int i = 0; i < 3; i++) {
			var moment = this.ledger.moment();
			Receipt filed = this.ledger.record(meeting("会议", null), OFFICE);
			assertThat(this.ledger.latest()).isAfter(moment);
			assertThat(filed.alreadyThere()).isFalse();
		}
	}

	private static <T> List<T> together(List<Callable<T>> work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(work.size());
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(work)) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Draft meeting(String title, String key) {
		return new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
				Map.of("kind", "mobilization", "title", title), List.of(), key);
	}

}
