package cn.yipanqi.seal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The seals that this node made, one a line, in a file outside the database: who cuts off
 * the newest seals there cannot do so here. Copy it elsewhere, or have the system's log
 * collector read it.
 */
@Component
class AnchorLog {

	private static final Logger LOGGER = LoggerFactory.getLogger(AnchorLog.class);

	private static final Pattern LINE = Pattern
		.compile("(\\S{20,40}) ([0-9a-f-]{36}) (LEDGER|AUDIT) ([1-9]\\d{0,17}) ([0-9a-f]{64})");

	private final Path file;

	private final SealRows rows;

	private @Nullable UUID origin;

	private boolean broken;

	AnchorLog(SealProperties properties, SealRows rows) {
		this.file = properties.log().toAbsolutePath().normalize();
		this.rows = rows;
	}

	Path file() {
		return this.file;
	}

	/**
	 * Notes a seal, on the disk when this returns. A file that cannot be written keeps
	 * nobody from sealing.
	 */
	synchronized void append(Seal seal) {
		String line = "%s %s %s %d %s\n".formatted(seal.sealedAt(), origin(), seal.kind(), seal.no(),
				HexFormat.of().formatHex(seal.chain()));
		try {
			Files.createDirectories(this.file.getParent());
			try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE)) {
				channel.position(channel.size());
				ByteBuffer bytes = ByteBuffer
					.wrap(((endsInLine(channel) ? "" : "\n") + line).getBytes(StandardCharsets.UTF_8));
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			this.broken = false;
		}
		catch (IOException ex) {
			if (!this.broken) {
				LOGGER.warn("Seals are not noted in '{}': {}", this.file, ex.toString());
			}
			this.broken = true;
		}
	}

	/**
	 * A power cut may have left half a line.
	 */
	private static boolean endsInLine(FileChannel channel) throws IOException {
		if (channel.size() == 0) {
			return true;
		}
		ByteBuffer last = ByteBuffer.allocate(1);
		channel.read(last, channel.size() - 1);
		return last.get(0) == '\n';
	}

	/**
	 * Hands over the anchors of this ledger, in the order in which they were noted. Half
	 * lines are left out.
	 * @return how many lines are of other ledgers
	 */
	long read(Consumer<Anchor> taker) {
		if (!Files.isReadable(this.file)) {
			return 0;
		}
		String own = origin().toString();
		long others = 0;
		try (BufferedReader reader = Files.newBufferedReader(this.file, StandardCharsets.ISO_8859_1)) {
			String line = reader.readLine();
			while (line != null) {
				Matcher parts = LINE.matcher(line);
				if (parts.matches() && parts.group(2).equals(own)) {
					taker.accept(new Anchor(SealKind.valueOf(parts.group(3)), Long.parseLong(parts.group(4)),
							parts.group(5)));
				}
				else if (parts.matches()) {
					others++;
				}
				line = reader.readLine();
			}
			return others;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read '%s': %s".formatted(this.file, ex), ex);
		}
	}

	private synchronized UUID origin() {
		UUID known = this.origin;
		if (known == null) {
			known = this.rows.origin();
			this.origin = known;
		}
		return known;
	}

	/**
	 * A seal that this node once made.
	 */
	record Anchor(SealKind kind, long no, String digest) {
	}

}
