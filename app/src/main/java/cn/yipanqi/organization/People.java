package cn.yipanqi.organization;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the command structure.
 */
@Service
public class People {

	private final Organization organization;

	private final StructureReader reader;

	private final StructureWriter writer;

	private final Phones phones;

	People(Organization organization, StructureReader reader, StructureWriter writer, Phones phones) {
		this.organization = organization;
		this.reader = reader;
		this.writer = writer;
		this.phones = phones;
	}

	/**
	 * Adds a person to those whom the campaign office of a region keeps.
	 * @return the person's number
	 * @throws RefusedChangeException if something about the person is not acceptable
	 */
	@Transactional
	public long add(String region, Details details, String reason, Keeper keeper) {
		return this.writer.write(null, person(null, region, details), reason, keeper);
	}

	/**
	 * Changes what is known of a person.
	 * @throws RefusedChangeException if something about the person is not acceptable
	 */
	@Transactional
	public void change(long id, Details details, String reason, Keeper keeper) {
		this.writer.lock();
		Person former = this.reader.read().person(id);
		keeper.require(former.region());
		String why = Wording.reason(reason);
		Person now = person(former, former.region(), details);
		if (!now.equals(former)) {
			this.writer.write(former, now, why, keeper);
		}
	}

	/**
	 * The person as the details say. A masked telephone number is the former one.
	 */
	Person person(@Nullable Person former, String region, Details details) {
		String name = Wording.person("name", details.name());
		String workplace = Wording.text("workplace", details.workplace(), Wording.LONGEST_TEXT);
		String unit = unitCalled(workplace);
		String post = Wording.text("post", details.post(), Wording.LONGEST_TEXT);
		return new Person((former != null) ? former.id() : 0, region, name, unit,
				(unit != null || workplace.isEmpty()) ? null : workplace, post, phone(former, details.phone()));
	}

	private @Nullable String phone(@Nullable Person former, @Nullable String written) {
		String text = (written != null) ? written.strip() : "";
		if (Phones.isMasked(text)) {
			if (former == null || !text.equals(this.phones.mask(former))) {
				throw new RefusedChangeException("phone", "masked-phone");
			}
			return former.phone();
		}
		String plain = Wording.phone("phone", text);
		if (plain.isEmpty()) {
			return null;
		}
		return (former != null && plain.equals(this.phones.exact(former))) ? former.phone() : plain;
	}

	private @Nullable String unitCalled(String workplace) {
		return this.organization.units()
			.stream()
			.filter((unit) -> unit.name().equals(workplace))
			.map(Unit::code)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Where a person works: the unit's name, or as it was written; may be empty.
	 */
	public String workplace(Person person) {
		if (person.unit() != null) {
			return this.organization.unit(person.unit()).map(Unit::name).orElse("");
		}
		return (person.workplace() != null) ? person.workplace() : "";
	}

	/**
	 * A unit's name; empty for none.
	 */
	String unit(@Nullable String code) {
		return (code != null) ? this.organization.unit(code).map(Unit::name).orElse(code) : "";
	}

	/**
	 * What tells one telephone number from another: never shown or kept.
	 */
	String exact(Person person) {
		return this.phones.exact(person);
	}

	String masked(Person person) {
		return this.phones.mask(person);
	}

	/**
	 * What is known of a person.
	 *
	 * @param workplace name of the unit, or of where else the person works
	 * @param post what the person is there (职务)
	 * @param phone the telephone number in clear, or masked to keep the former one
	 */
	public record Details(@Nullable String name, @Nullable String workplace, @Nullable String post,
			@Nullable String phone) {

		@Override
		public String toString() {
			return "Details[" + this.name + "]";
		}

	}

}
