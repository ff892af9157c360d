package cn.yipanqi.organization;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.vault.PhoneNumber;
import cn.yipanqi.vault.ProtectedColumn;
import cn.yipanqi.vault.Vault;
import cn.yipanqi.vault.VaultException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Telephone numbers: encrypted where they are kept, each bound to its row, and masked
 * where they are shown; in clear for whoever keeps the person and asks, which is noted.
 */
@Component
class Phones {

	/** What stands for a number that cannot be read. */
	private static final String HIDDEN = "******";

	private static final Log logger = LogFactory.getLog(Phones.class);

	private final ProtectedColumn column;

	private final AuditTrail audit;

	private final Clock clock;

	Phones(ProtectedColumn personPhones, AuditTrail audit, Clock clock) {
		this.column = personPhones;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * What the database keeps of a person's number in the row of this key; null for none.
	 */
	@Nullable String protect(Person person, long id) {
		String phone = person.phone();
		return (phone == null || Vault.isProtected(phone)) ? phone : this.column.protect(phone, id);
	}

	/**
	 * The number in clear, for comparing; empty if there is none, and what is kept of it
	 * if it cannot be read.
	 */
	String exact(Person person) {
		String clear = clear(person);
		return (clear != null) ? clear : Objects.requireNonNullElse(person.phone(), "");
	}

	/**
	 * Whether there is no number, or one that can be read.
	 */
	boolean isReadable(Person person) {
		return person.phone() == null || clear(person) != null;
	}

	/**
	 * Enough of the number to recognise it by: 138****5678. Empty if there is none.
	 */
	String mask(Person person) {
		if (person.phone() == null) {
			return "";
		}
		String clear = clear(person);
		return (clear != null) ? PhoneNumber.masked(PhoneNumber.normalized(clear).orElse(clear)) : HIDDEN;
	}

	static boolean isMasked(String text) {
		return text.indexOf('*') >= 0;
	}

	/**
	 * The number in clear, for its keeper's eyes. The audit trail has it first.
	 * @throws org.springframework.security.access.AccessDeniedException if the person is
	 * not kept by this keeper
	 */
	String reveal(Person person, Keeper keeper) {
		keeper.require(person.region());
		this.audit.record(this.clock.instant(), keeper.account(), "reveal", "person/" + person.id(),
				Map.of("fields", List.of("phone")));
		return exact(person);
	}

	private @Nullable String clear(Person person) {
		String phone = person.phone();
		if (phone == null || !Vault.isProtected(phone)) {
			return phone;
		}
		try {
			return this.column.reveal(phone, person.id());
		}
		catch (VaultException ex) {
			logger.warn(ex.getMessage());
			return null;
		}
	}

}
