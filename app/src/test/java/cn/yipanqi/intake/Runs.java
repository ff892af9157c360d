package cn.yipanqi.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;

import org.springframework.boot.test.context.TestComponent;

/**
 * Uploads files as somebody at a page does, and waits for what becomes of them.
 */
@TestComponent
class Runs {

	private final IntakeUploads uploads;

	private final Intakes intakes;

	private final Findings findings;

	Runs(IntakeUploads uploads, Intakes intakes, Findings findings) {
		this.uploads = uploads;
		this.intakes = intakes;
		this.findings = findings;
	}

	static Reader reader(String account, Role role, String region) {
		Grant grant = new Grant(1, role, new Scope(region, null));
		return new Reader(account, account, grant, List.of(grant), "", true);
	}

	UUID upload(byte[] file, String name, String type, String unit, Reader reader) {
		try {
			return this.uploads.take(reader, type, unit, name, file.length, new ByteArrayInputStream(file));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	Intake check(byte[] file, String type, String unit, Reader reader) {
		return ended(upload(file, "表.xlsx", type, unit, reader));
	}

	boolean askToCommit(UUID run, Reader reader) {
		return this.uploads.commit(run, reader, Confirmation.NONE);
	}

	Intake commit(Intake checked, Reader reader) {
		return commit(checked, reader, Confirmation.NONE);
	}

	Intake commit(Intake checked, Reader reader, Confirmation confirmation) {
		if (!this.uploads.commit(checked.id(), reader, confirmation)) {
			throw new IllegalStateException("Not committed: " + checked.state());
		}
		return ended(checked.id());
	}

	Intake ended(UUID run) {
		return await(run, (intake) -> !intake.isOpen());
	}

	Intake await(UUID run, Predicate<Intake> wanted) {
		Instant end = Instant.now().plus(Duration.ofMinutes(15));
		while (Instant.now().isBefore(end)) {
			Intake intake = this.intakes.find(run).orElseThrow();
			if (wanted.test(intake)) {
				return intake;
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		throw new IllegalStateException("Run " + run + " came to no end: " + this.intakes.find(run));
	}

	Findings.Summary summary(Intake intake) {
		return java.util.Objects.requireNonNull(this.findings.summary(intake));
	}

	List<String> problems(Intake intake) {
		return this.findings.all(intake).stream().map(DirtyFilesTests::told).toList();
	}

}
