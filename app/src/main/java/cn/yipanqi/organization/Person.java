package cn.yipanqi.organization;

import org.jspecify.annotations.Nullable;

/**
 * A person who holds or has held a duty.
 *
 * @param id the person's number; 0 while there is none
 * @param region code of the region whose campaign office keeps the person
 * @param unit code of the unit the person works in, or null
 * @param workplace where the person works, if that is no unit of the campaign; else null
 * @param post what the person is there (职务); may be empty
 * @param phone the telephone number as it is kept, encrypted; or, while it is not kept
 * yet, as it was written; or null
 */
public record Person(long id, String region, String name, @Nullable String unit, @Nullable String workplace,
		String post, @Nullable String phone) {

	Person numbered(long number) {
		return new Person(number, this.region, this.name, this.unit, this.workplace, this.post, this.phone);
	}

	@Override
	public String toString() {
		return "Person[" + this.id + "]";
	}

}
