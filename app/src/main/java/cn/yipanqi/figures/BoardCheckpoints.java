package cn.yipanqi.figures;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.engine.rollup.RollupCopy;
import cn.yipanqi.ledger.LedgerTail;
import cn.yipanqi.ledger.LedgerTails;
import cn.yipanqi.ledger.TailPosition;
import cn.yipanqi.seal.Checkpoint;
import cn.yipanqi.seal.SealKind;
import cn.yipanqi.seal.Seals;
import cn.yipanqi.vault.ProtectedFiles;
import cn.yipanqi.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps the board in a file. It is trusted only if this installation wrote it, by the
 * same pack, while it followed the same ledger on the same server, and if the seal that
 * vouched for the ledger then is still in its chain: a database that was set back or
 * exchanged has another one. Otherwise the board is read from the ledger.
 */
@Component
@EnableConfigurationProperties(BoardProperties.class)
class BoardCheckpoints {

	private static final Logger LOGGER = LoggerFactory.getLogger(BoardCheckpoints.class);

	private static final String CONTEXT = "board";

	private static final int FORMAT = 5;

	private final Path file;

	private final Pack pack;

	private final LedgerTails tails;

	private final Seals seals;

	private final ProtectedFiles protection;

	BoardCheckpoints(BoardProperties properties, Pack pack, LedgerTails tails, Seals seals, ProtectedFiles protection) {
		this.file = properties.checkpoint().toAbsolutePath();
		this.pack = pack;
		this.tails = tails;
		this.seals = seals;
		this.protection = protection;
	}

	/**
	 * The board of the file, made by the pack as it is now; empty if there is none, or
	 * none to be trusted.
	 */
	Optional<Restored> read() {
		try (DataInputStream in = new DataInputStream(
				this.protection.reading(Files.newInputStream(this.file), CONTEXT))) {
			return read(in);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException | VaultException ex) {
			LOGGER.warn("The board's checkpoint '{}' is not used: {}", this.file, ex.getMessage());
			return Optional.empty();
		}
	}

	private Optional<Restored> read(DataInputStream in) throws IOException {
		Head head = Head.read(in);
		Optional<LedgerTail> tail = this.tails.from(head.position);
		if (head.format != FORMAT || !head.pack.equals(this.pack.fingerprint()) || tail.isEmpty()
				|| !isSealed(head.seal)) {
			LOGGER.info("The board's checkpoint '{}' is of another pack or ledger, and not used", this.file);
			return Optional.empty();
		}
		return Optional.of(new Restored(Rollup.read(this.pack.asItIs(), in), tail.get(), head.entries));
	}

	private boolean isSealed(String digest) {
		return this.seals.find(digest).isPresent();
	}

	/**
	 * Writes the file anew.
	 * @return whether that was done: a long transaction of others can hold up the seal
	 */
	boolean write(Kept kept) throws IOException {
		Optional<Checkpoint> seal = this.seals.sealNow(SealKind.LEDGER);
		if (seal.isEmpty()) {
			return false;
		}
		Head head = new Head(FORMAT, kept.pack, seal.get().digest(), kept.entries, kept.position);
		Files.createDirectories(this.file.getParent());
		Path next = Files.createTempFile(this.file.getParent(), this.file.getFileName().toString(), ".next");
		try {
			try (OutputStream out = this.protection.writing(Files.newOutputStream(next), CONTEXT)) {
				DataOutputStream data = new DataOutputStream(out);
				head.write(data);
				data.flush();
				kept.copy.write(out);
			}
			move(next);
		}
		finally {
			Files.deleteIfExists(next);
		}
		return true;
	}

	private void move(Path next) throws IOException {
		try {
			Files.move(next, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(next, this.file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/**
	 * A board that was kept, and who follows the ledger from there.
	 */
	record Restored(Rollup rollup, LedgerTail tail, long entries) {
	}

	/**
	 * A board as it is to be kept.
	 *
	 * @param copy the roll-up
	 * @param pack the fingerprint of the pack by which it was made
	 * @param position how far it had come
	 * @param entries how many entries it had taken
	 */
	record Kept(RollupCopy copy, String pack, TailPosition position, long entries) {
	}

	/**
	 * What a file says first.
	 */
	private record Head(int format, String pack, String seal, long entries, TailPosition position) {

		static Head read(DataInputStream in) throws IOException {
			int format = in.readInt();
			String pack = in.readUTF();
			String seal = in.readUTF();
			long entries = in.readLong();
			return new Head(format, pack, seal, entries, new TailPosition(in.readUTF(), in.readUTF()));
		}

		void write(DataOutputStream out) throws IOException {
			out.writeInt(this.format);
			out.writeUTF(this.pack);
			out.writeUTF(this.seal);
			out.writeLong(this.entries);
			out.writeUTF(this.position.lineage());
			out.writeUTF(this.position.snapshot());
		}

	}

}
