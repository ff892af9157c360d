package cn.yipanqi.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Reader;
import cn.yipanqi.intake.sheet.NamedSubject;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody has said that names in a file mean.
 */
@Component
class SubjectChoices {

	private static final String OF = "select name, region, subject from intake_choice where run = :run";

	private static final String KEEP = """
			insert into intake_choice (run, name, region, subject) values (:run, :name, :region, :subject)
			on conflict (run, name, region) do update set subject = excluded.subject
			""";

	private final JdbcClient jdbc;

	private final Intakes intakes;

	private final ApplicationEventPublisher events;

	SubjectChoices(JdbcClient jdbc, Intakes intakes, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.intakes = intakes;
		this.events = events;
	}

	Map<NamedSubject, Long> of(UUID run) {
		Map<NamedSubject, Long> chosen = new HashMap<>();
		this.jdbc.sql(OF).param("run", run).query((row) -> {
			chosen.put(new NamedSubject(row.getString("name"), row.getString("region")), row.getLong("subject"));
		});
		return chosen;
	}

	/**
	 * Keeps what was said, and has the file checked once more.
	 * @return whether there was such a file of the reader's that waits for an answer
	 */
	@Transactional
	boolean keep(UUID run, Map<NamedSubject, Long> chosen, Reader reader) {
		if (!this.intakes.checkAgain(run, reader)) {
			return false;
		}
		chosen.forEach((named, subject) -> this.jdbc.sql(KEEP)
			.param("run", run)
			.param("name", named.name())
			.param("region", named.region())
			.param("subject", subject)
			.update());
		this.events.publishEvent(new IntakeWaiting());
		return true;
	}

}
