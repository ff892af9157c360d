package cn.yipanqi.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.Intake.State;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who waits for whom.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-12-20T09:00:00",
		"yipanqi.load-territory=true", "yipanqi.city=queue" })
@Import(Runs.class)
class IntakeQueueTests {

	private static final String HEADING = "日期,发生地,会议类型,会议名称\n";

	@Autowired
	private Runs runs;

	@Autowired
	private Intakes intakes;

	@Autowired
	private IntakeQueue queue;

	@Autowired
	private IntakeWork work;

	@Autowired
	private IntakeWorker worker;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void emptyQueue(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		this.worker.stop();
		this.jdbc.sql("update intake_run set state = 'EXPIRED', worker = null").update();
	}

	@AfterEach
	void work() {
		this.worker.start();
	}

	private static byte[] meetings(int rows) {
		StringBuilder text = new StringBuilder(HEADING);
		for (int i = 0; i < rows; i++) {
			text.append(LocalDate.of(2007, 9, 1).plusDays(i % 60)).append(",239901,传达学习会议,第").append(i).append("次\n");
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] large() {
		byte[] file = meetings(20_000);
		assertThat(Lane.isLarge(file.length)).isTrue();
		return file;
	}

	private static Reader county(String name) {
		return Runs.reader(name, Role.OFFICE, "239901");
	}

	private UUID upload(String account, byte[] file) {
		return this.runs.upload(file, account + ".csv", "meeting", "government@239901", county(account));
	}

	private List<UUID> claimed(Lane lane) {
		List<UUID> all = new ArrayList<>();
		Optional<Intake> next = this.queue.claim("me", lane);
		while (next.isPresent()) {
			all.add(next.get().id());
			next = this.queue.claim("me", lane);
		}
		return all;
	}

	private long before(UUID run) {
		return this.queue.before(this.intakes.find(run).orElseThrow());
	}

	@Test
	void accountsTakeTurns() {
		UUID first = upload("many", meetings(1));
		UUID second = upload("many", meetings(2));
		UUID third = upload("many", meetings(3));
		UUID other = upload("few", meetings(1));
		UUID last = upload("last", meetings(1));
		assertThat(List.of(first, other, last, second, third)).extracting(this::before)
			.containsExactly(0L, 1L, 2L, 3L, 4L);
		assertThat(claimed(Lane.SMALL)).containsExactly(first, other, last, second, third);
	}

	@Test
	void whoWasServedLastComesLast() {
		UUID first = upload("served", meetings(1));
		assertThat(claimed(Lane.SMALL)).containsExactly(first);
		UUID again = upload("served", meetings(2));
		UUID other = upload("waits", meetings(1));
		assertThat(before(again)).as("the other, and the one that is worked on").isEqualTo(2);
		assertThat(claimed(Lane.SMALL)).containsExactly(other, again);
	}

	@Test
	void smallLaneLeavesLargeFilesAlone() {
		UUID large = upload("large", large());
		UUID small = upload("small", meetings(1));
		UUID next = upload("next", large());
		assertThat(before(small)).isZero();
		assertThat(before(next)).isEqualTo(1);
		assertThat(claimed(Lane.SMALL)).containsExactly(small);
		UUID late = upload("late", meetings(1));
		assertThat(claimed(Lane.ANY)).as("small ones only where no large one waits").containsExactly(large, next, late);
	}

	@Test
	void fileWithManyRowsGoesAmongTheLargeOnes() {
		UUID run = upload("rows", meetings(8_000));
		Intake claimed = this.queue.claim("me", Lane.SMALL).orElseThrow();
		this.work.work(claimed, () -> false);
		Intake back = this.intakes.find(run).orElseThrow();
		assertThat(back.isWaiting()).isTrue();
		assertThat(back.large()).isTrue();
		assertThat(back.attempt()).isZero();
		assertThat(this.queue.claim("me", Lane.SMALL)).isEmpty();
		this.work.work(this.queue.claim("me", Lane.ANY).orElseThrow(), () -> false);
		assertThat(this.intakes.find(run).orElseThrow().state()).isEqualTo(State.CHECKED);
	}

	/**
	 * A large import that comes to no end, because somebody wants to know all that is in
	 * the ledger: others are checked meanwhile, however late they came.
	 */
	@Test
	void smallFileOvertakesALargeImport(@Autowired DataSource database) throws Exception {
		this.worker.start();
		UUID large = upload("slow", large());
		assertThat(this.runs.ended(large).state()).isEqualTo(State.CHECKED);
		try (Connection holder = database.getConnection()) {
			holder.setAutoCommit(false);
			holder.createStatement().execute("select pg_advisory_xact_lock(8150722)");
			assertThat(this.runs.askToCommit(large, county("slow"))).isTrue();
			this.runs.await(large, (intake) -> intake.worker() != null);
			UUID small = upload("quick", meetings(1));
			assertThat(this.runs.ended(small).state()).isEqualTo(State.CHECKED);
			assertThat(this.intakes.find(large).orElseThrow().state()).isEqualTo(State.COMMITTING);
			holder.rollback();
		}
		assertThat(this.runs.ended(large).state()).isEqualTo(State.COMMITTED);
	}

}
