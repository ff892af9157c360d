package cn.yipanqi.registration;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a subject, without blanks around it; null where nothing is said.
 *
 * @param kind code of the kind
 * @param tier code of the tier
 * @param name its name
 * @param uscc unified social credit code, in capitals
 * @param licence number of its licence
 * @param region where it stands
 * @param address its address
 */
public record SubjectFacts(@Nullable String kind, @Nullable String tier, @Nullable String name, @Nullable String uscc,
		@Nullable String licence, @Nullable String region, @Nullable String address) {

	public SubjectFacts {
		String code = given(uscc);
		kind = given(kind);
		tier = given(tier);
		name = given(name);
		uscc = (code != null) ? Normalizer.normalize(code, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT) : null;
		licence = given(licence);
		region = given(region);
		address = given(address);
	}

	/**
	 * Takes texts as they were typed.
	 */
	static SubjectFacts of(Map<String, String> texts) {
		return new SubjectFacts(texts.get("kind"), texts.get("tier"), texts.get("name"), texts.get("uscc"),
				texts.get("licence"), texts.get("region"), texts.get("address"));
	}

	static SubjectFacts of(Subject subject) {
		return new SubjectFacts(subject.kind(), subject.tier(), subject.name(), subject.uscc(), subject.licence(),
				subject.region(), subject.address());
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * The subject with a number; what is missing is empty.
	 */
	public Subject subject(long id) {
		return new Subject(id, text(this.kind), this.tier, text(this.name), this.uscc, this.licence, text(this.region),
				this.address);
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * As fields of a record.
	 */
	Map<String, Object> fields() {
		Map<String, Object> fields = new HashMap<>();
		fields.put("name", text(this.name));
		fields.put("uscc", text(this.uscc));
		fields.put("licence", text(this.licence));
		fields.put("address", text(this.address));
		return fields;
	}

}
