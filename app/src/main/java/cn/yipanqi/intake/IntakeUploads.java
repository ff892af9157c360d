package cn.yipanqi.intake;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes files in, asks for their commit, and gives them up; all of it is audited.
 */
@Service
class IntakeUploads {

	private final Intakes intakes;

	private final StoredParts parts;

	private final Findings findings;

	private final AuditTrail audit;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	IntakeUploads(Intakes intakes, StoredParts parts, Findings findings, AuditTrail audit, Clock clock,
			ApplicationEventPublisher events) {
		this.intakes = intakes;
		this.parts = parts;
		this.findings = findings;
		this.audit = audit;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Takes a file in; it is checked in the background.
	 * @param bytes how many bytes it has
	 * @throws IOException if it has more or fewer
	 */
	@Transactional(rollbackFor = IOException.class)
	UUID take(Reader reader, @Nullable String type, @Nullable String unit, String fileName, long bytes, InputStream in)
			throws IOException {
		UUID id = UUID.randomUUID();
		int expected = (int) ((bytes + StoredParts.PART - 1) / StoredParts.PART);
		this.intakes.add(id, reader, type, unit, fileName, bytes, expected);
		MessageDigest digest = sha256();
		int parts = this.parts.keep(id, new DigestInputStream(in, digest));
		if (parts != expected) {
			throw new IOException("The file has another length than was said");
		}
		this.audit.record(this.clock.instant(), reader.account(), "intake-upload", "intake/" + id,
				Map.of("file", fileName, "bytes", bytes, "digest", HexFormat.of().formatHex(digest.digest())));
		this.events.publishEvent(new IntakeWaiting());
		return id;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Asks for the commit of a checked file.
	 * @param confirmation what was said to its questions
	 * @return whether it will be done: not if it is gone, or if what is said of the file
	 * is not confirmed
	 */
	@Transactional
	boolean commit(UUID id, Reader reader, Confirmation confirmation) {
		Findings.Summary summary = this.intakes.find(id, reader).map(this.findings::summary).orElse(null);
		boolean waiting = summary != null && (confirmation.notices() || !summary.toBeConfirmed())
				&& this.intakes.commit(id, reader, confirmation);
		if (waiting) {
			this.events.publishEvent(new IntakeWaiting());
		}
		return waiting;
	}

	/**
	 * Gives a file up.
	 * @return whether there was one to be given up
	 */
	@Transactional
	boolean cancel(UUID id, Reader reader) {
		boolean cancelled = this.intakes.cancel(id, reader.account());
		if (cancelled) {
			this.audit.record(this.clock.instant(), reader.account(), "intake-cancel", "intake/" + id, Map.of());
		}
		return cancelled;
	}

}
