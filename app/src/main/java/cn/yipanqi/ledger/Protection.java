package cn.yipanqi.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.vault.IdentityNumber;
import cn.yipanqi.vault.PhoneNumber;
import cn.yipanqi.vault.Vault;
import cn.yipanqi.vault.VaultException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Keeps sensitive values encrypted in the ledger, each bound to its field and record, and
 * says what of them may be seen.
 */
@Component
class Protection {

	/** What stands for a value of which nothing may be seen. */
	static final String HIDDEN = "******";

	private static final int SHORTEST_IDENTITY = 15;

	private static final Log logger = LogFactory.getLog(Protection.class);

	private final Pack pack;

	private final Vault vault;

	Protection(Pack pack, Vault vault) {
		this.pack = pack;
		this.vault = vault;
	}

	/**
	 * The values as the ledger keeps them.
	 */
	Map<String, Object> protect(String code, UUID record, Map<String, Object> fields) {
		RecordType type = this.pack.recordType(code);
		return sensitive(type, fields, (field, value) -> {
			String text = (value instanceof Carried carried) ? carried.stored() : value.toString();
			boolean already = value instanceof Carried && Vault.isProtected(text);
			return already ? text : this.vault.protect(text, context(type, field, record));
		});
	}

	/**
	 * The draft of a correction, with what it leaves unchanged carried over as it is
	 * kept.
	 */
	Draft carry(Draft draft, Entry former) {
		Map<String, Object> fields = new HashMap<>(draft.fields());
		fields.replaceAll((code, value) -> {
			Object stored = former.fields().get(code);
			return (value != Draft.Unchanged.UNCHANGED) ? value
					: (stored != null) ? new Carried(stored.toString()) : "";
		});
		return new Draft(draft.type(), draft.unit(), draft.region(), draft.subject(), draft.date(), fields,
				draft.lines(), draft.clientKey());
	}

	/**
	 * The entry with its sensitive values in clear, to compare them; one that cannot be
	 * read stays as it is kept, and equals nothing.
	 */
	Entry clear(Entry entry) {
		RecordType type = this.pack.recordType(entry.type());
		return with(entry, sensitive(type, entry.fields(), (field, value) -> {
			Disclosed disclosed = disclosed(type, field, entry, value, true);
			return (disclosed.text() != null) ? disclosed.text() : value;
		}));
	}

	/**
	 * The entry as a person sees it.
	 * @param revealed whether sensitive values are shown in clear and not masked
	 */
	Entry shown(Entry entry, boolean revealed) {
		RecordType type = this.pack.recordType(entry.type());
		return with(entry,
				sensitive(type, entry.fields(), (field, value) -> disclosed(type, field, entry, value, revealed)));
	}

	/**
	 * The entry with a mask in the place of each sensitive value, as a plain text.
	 */
	Entry masked(Entry entry) {
		Entry shown = shown(entry, false);
		Map<String, Object> fields = new HashMap<>(shown.fields());
		fields.replaceAll((code, value) -> (value instanceof Disclosed disclosed)
				? Objects.requireNonNullElse(disclosed.text(), HIDDEN) : value);
		return with(shown, fields);
	}

	/**
	 * The masks of an entry's sensitive values, by the path of their inputs.
	 */
	Map<String, String> masks(Entry entry) {
		Map<String, String> masks = new LinkedHashMap<>();
		shown(entry, false).fields().forEach((code, value) -> {
			if (value instanceof Disclosed disclosed) {
				masks.put("fields." + code, Objects.requireNonNullElse(disclosed.text(), HIDDEN));
			}
		});
		return masks;
	}

	/**
	 * The codes of the sensitive fields that have a value in one of the entries.
	 */
	List<String> sensitive(List<Entry> entries) {
		return entries.stream()
			.flatMap((entry) -> this.pack.recordType(entry.type())
				.fields()
				.stream()
				.filter((field) -> field.isSensitive() && entry.fields().get(field.code()) != null))
			.map(Field::code)
			.distinct()
			.toList();
	}

	private Disclosed disclosed(RecordType type, Field field, Entry entry, Object value, boolean revealed) {
		String stored = value.toString();
		try {
			// what was filed before the pack called the field sensitive stands there in
			// clear
			String clear = Vault.isProtected(stored) ? this.vault.reveal(stored, context(type, field, entry.record()))
					: stored;
			return new Disclosed(clear, revealed ? clear : mask(field, clear));
		}
		catch (VaultException ex) {
			logger.warn("Entry %d: %s".formatted(entry.seq(), ex.getMessage()));
			return new Disclosed(stored, null);
		}
	}

	private static String mask(Field field, String clear) {
		return switch (Objects.requireNonNull(field.sensitive())) {
			case PHONE -> PhoneNumber.masked(clear);
			case IDENTITY -> (clear.length() < SHORTEST_IDENTITY) ? HIDDEN : IdentityNumber.masked(clear);
			case TEXT -> HIDDEN;
		};
	}

	static String context(RecordType type, Field field, UUID record) {
		return type.code() + "." + field.code() + " " + record;
	}

	private static Map<String, Object> sensitive(RecordType type, Map<String, Object> fields,
			BiFunction<Field, Object, Object> change) {
		Map<String, Object> changed = new HashMap<>(fields);
		type.fields()
			.stream()
			.filter(Field::isSensitive)
			.forEach((field) -> changed.computeIfPresent(field.code(), (code, value) -> change.apply(field, value)));
		return changed;
	}

	private static Entry with(Entry entry, Map<String, Object> fields) {
		return new Entry(entry.seq(), entry.first(), entry.record(), entry.revision(), entry.operation(), entry.type(),
				entry.unit(), entry.region(), entry.subject(), entry.subjectKind(), entry.subjectTier(), entry.date(),
				entry.recordedAt(), entry.author(), entry.supersedes(), entry.reason(), fields, entry.lines());
	}

}
