package cn.yipanqi.vault;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of this installation. The highest number is the current one; older keys only
 * read. The application does not start when a key is missing, or another than the one
 * that the database was written with: a ring is made where there was none, and never in
 * the place of a lost one.
 */
@Component
public class KeyRing {

	private static final Log logger = LogFactory.getLog(KeyRing.class);

	private final KeyFiles files;

	private final KeyRegister register;

	private final TransactionTemplate transactions;

	private final Set<Integer> lost;

	private volatile Ring ring;

	private @Nullable String warned;

	KeyRing(KeyFiles files, KeyRegister register, PlatformTransactionManager transactions, VaultProperties properties) {
		this.files = files;
		this.register = register;
		this.transactions = new TransactionTemplate(transactions);
		this.lost = Set.copyOf(properties.lostKeys());
		this.ring = Objects.requireNonNull(this.transactions.execute((status) -> open()));
	}

	/**
	 * The key that new data is written with. A key that was added meanwhile, by
	 * {@code keys rotate} or by copying its file, is taken up.
	 */
	public Key current(Purpose purpose) {
		Ring known = this.ring;
		if (!Objects.equals(known.changed(), this.files.changed())) {
			known = refresh();
		}
		return known.key(purpose, known.keys().lastKey());
	}

	/**
	 * The key of this number.
	 * @throws VaultException if the ring lacks it
	 */
	public Key of(Purpose purpose, int number) {
		Ring known = this.ring;
		if (!known.keys().containsKey(number)) {
			known = refresh();
		}
		if (!known.keys().containsKey(number)) {
			throw new VaultException("Key %d is not in the ring '%s': copy its file '%s' from where it was made"
				.formatted(number, this.files.folder(), this.files.file(number).getFileName()));
		}
		return known.key(purpose, number);
	}

	/**
	 * Makes a new key, which is the current one from now on.
	 * @return its number
	 */
	synchronized int rotate() {
		this.ring = Objects.requireNonNull(this.transactions.execute((status) -> {
			this.register.lock();
			SortedMap<Integer, MasterKey> keys = agreed(this.register.rows());
			int number = keys.lastKey() + 1;
			keys.put(number, this.files.create(number));
			this.register.add(keys.values());
			return new Ring(keys, this.files.changed());
		}));
		return this.ring.keys().lastKey();
	}

	SortedMap<Integer, KeyRegister.Row> rows() {
		return this.register.rows();
	}

	/**
	 * Whether the key was declared lost for good, and is not there indeed.
	 */
	public boolean isLost(int number) {
		return this.lost.contains(number) && !this.ring.keys().containsKey(number);
	}

	Path folder() {
		return this.files.folder();
	}

	Path file(int number) {
		return this.files.file(number);
	}

	/**
	 * The key files that others than their owner can open.
	 */
	List<Path> exposed() {
		return this.files.exposed(this.ring.keys().keySet());
	}

	private Ring open() {
		this.register.lock();
		SortedMap<Integer, KeyRegister.Row> rows = this.register.rows();
		SortedMap<Integer, MasterKey> keys = rows.isEmpty() ? this.files.read() : agreed(rows);
		if (keys.isEmpty()) {
			int number = rows.isEmpty() ? 1 : rows.lastKey() + 1;
			keys.put(number, create(number));
			logger.info("Made key %d in '%s': keep a copy of it elsewhere, apart from the backups".formatted(number,
					this.files.folder()));
		}
		this.register.add(keys.values());
		return new Ring(keys, this.files.changed());
	}

	/**
	 * Another application may make the first key of a shared folder in the same moment.
	 */
	private MasterKey create(int number) {
		try {
			return this.files.create(number);
		}
		catch (VaultException ex) {
			MasterKey key = this.files.read().get(number);
			if (key == null) {
				throw ex;
			}
			return key;
		}
	}

	/**
	 * The keys of the folder, if they are those that the database knows.
	 */
	private SortedMap<Integer, MasterKey> agreed(SortedMap<Integer, KeyRegister.Row> rows) {
		SortedMap<Integer, MasterKey> keys = this.files.read();
		SortedMap<Integer, KeyRegister.Row> needed = new TreeMap<>(rows);
		needed.keySet().removeIf((number) -> this.lost.contains(number) && !keys.containsKey(number));
		List<String> faults = KeyRegister.faults(needed, keys, this.files);
		if (!faults.isEmpty()) {
			throw new VaultException(String.join("\n", faults));
		}
		return keys;
	}

	/**
	 * Looks into the folder again. A key that is not registered yet waits; a ring that no
	 * longer agrees is not taken up, and what is known to be right stays in use.
	 */
	private synchronized Ring refresh() {
		FileTime changed = this.files.changed();
		try {
			SortedMap<Integer, KeyRegister.Row> rows = this.register.rows();
			SortedMap<Integer, MasterKey> keys = agreed(rows);
			boolean complete = rows.keySet().containsAll(keys.keySet());
			keys.keySet().retainAll(rows.keySet());
			this.ring = new Ring(keys, complete ? changed : null);
		}
		catch (VaultException ex) {
			warn("The keys in '%s' are not taken up: %s".formatted(this.files.folder(), ex.getMessage()));
		}
		return this.ring;
	}

	/**
	 * Once, and not with every value that is written.
	 */
	private void warn(String warning) {
		if (!warning.equals(this.warned)) {
			this.warned = warning;
			logger.warn(warning);
		}
	}

	/**
	 * The keys as of one look into the folder.
	 *
	 * @param changed when the folder had changed last, or null to look again
	 */
	private record Ring(SortedMap<Integer, MasterKey> keys, @Nullable FileTime changed,
			ConcurrentHashMap<Purpose, ConcurrentHashMap<Integer, Key>> derived) {

		Ring(SortedMap<Integer, MasterKey> keys, @Nullable FileTime changed) {
			this(keys, changed, new ConcurrentHashMap<>());
		}

		Key key(Purpose purpose, int number) {
			return this.derived.computeIfAbsent(purpose, (any) -> new ConcurrentHashMap<>())
				.computeIfAbsent(number, (any) -> Objects.requireNonNull(this.keys.get(number)).derive(purpose));
		}

	}

}
