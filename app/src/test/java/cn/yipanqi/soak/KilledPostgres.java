package cn.yipanqi.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cn.yipanqi.postgres.EmbeddedPostgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL in a folder, which is killed with all its processes, and started
 * again on the same port.
 */
final class KilledPostgres implements AutoCloseable {

	private static final String DATABASE = "yipanqi";

	private final Path home;

	private EmbeddedPostgres server;

	KilledPostgres(Path home) {
		this.home = home;
		this.server = EmbeddedPostgres.start(home);
		this.server.createDatabase(DATABASE);
	}

	/**
	 * What an application has to be told.
	 */
	List<String> settings() {
		String url = this.server.url(DATABASE);
		return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + this.server.application(),
				"--spring.datasource.password=" + this.server.applicationPassword(), "--spring.flyway.url=" + url,
				"--spring.flyway.user=" + this.server.owner(),
				"--spring.flyway.password=" + this.server.ownerPassword());
	}

	JdbcClient jdbc() {
		return JdbcClient.create(new DriverManagerDataSource(this.server.url(DATABASE), this.server.owner(),
				this.server.ownerPassword()));
	}

	/**
	 * Kills it as a power cut would, and starts it again.
	 * @param dark how long it stays away
	 */
	void killAndStartAgain(int dark) throws Exception {
		long pid = Long
			.parseLong(Files.readAllLines(this.home.resolve("postgres/server/data/postmaster.pid")).get(0).strip());
		ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
		List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
		postmaster.descendants().forEach(all::add);
		all.forEach(ProcessHandle::destroyForcibly);
		for (ProcessHandle process : all) {
			process.onExit().get(1, TimeUnit.MINUTES);
		}
		TimeUnit.SECONDS.sleep(dark);
		EmbeddedPostgres killed = this.server;
		this.server = EmbeddedPostgres.start(this.home);
		// gives up its part in the one that runs now
		killed.close();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
