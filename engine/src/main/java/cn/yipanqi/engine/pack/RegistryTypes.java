package cn.yipanqi.engine.pack;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import cn.yipanqi.engine.pack.RecordType.SubjectUse;

/**
 * The types of record that say what became of a subject. They are the same in every pack,
 * and filed by the registry alone: no form and no file of records offers them.
 */
public final class RegistryTypes {

	/** 登记: the subject enters the registry. */
	public static final String REGISTRATION = "subject_registration";

	/** 变更: everything that is known of the subject from a day on. */
	public static final String CHANGE = "subject_change";

	/** 注销: the subject is there no more from a day on. */
	public static final String CLOSURE = "subject_closure";

	/**
	 * 合并: another subject turned out to be this one. Whatever was filed on the other
	 * counts as this one's from the moment on at which this was recorded, as long as this
	 * is not cancelled.
	 */
	public static final String MERGER = "subject_merger";

	/** Field of a merger: number of the subject that turned out to be the other. */
	public static final String MERGED = "merged";

	/** Field of a merger: where the registry had that subject. */
	public static final String MERGED_REGION = "merged_region";

	/**
	 * Field of a registration: whether the registry had the subject when the campaign
	 * began.
	 */
	public static final String ADOPTED = "adopted";

	/** All of them. */
	public static final Set<String> ALL = Set.of(REGISTRATION, CHANGE, CLOSURE, MERGER);

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_CODE = 100;

	private static final int LONGEST_REASON = 500;

	private final RegistryRule rule;

	private final boolean english;

	private RegistryTypes(RegistryRule rule, Locale locale) {
		this.rule = rule;
		this.english = locale.getLanguage().equals("en");
	}

	/**
	 * The types as a pack has them.
	 * @param locale language of the pack's texts
	 */
	static List<RecordType> of(RegistryRule rule, Locale locale) {
		return new RegistryTypes(rule, locale).all();
	}

	private List<RecordType> all() {
		Field adopted = field(ADOPTED, "行动开始前已在册", "There before the campaign", Field.Type.FLAG, false, 0, List.of());
		return List.of(
				type(REGISTRATION, "监管对象登记", "Registration of a subject", this.rule.registeredBy(), facts(adopted)),
				type(CHANGE, "监管对象变更", "Change of a subject", this.rule.changedBy(), facts(reason())),
				type(CLOSURE, "监管对象注销", "Closure of a subject", this.rule.changedBy(), List.of(cause(), reason())),
				type(MERGER, "监管对象合并", "Merger of subjects", this.rule.mergedBy(), List.of(number(),
						text(MERGED_REGION, "被合并对象所在地", "Place of the merged subject", true, LONGEST_CODE), reason())));
	}

	private List<Field> facts(Field last) {
		return List.of(text("name", "名称", "Name", true, LONGEST_NAME),
				text("uscc", "统一社会信用代码", "Unified social credit code", false, LONGEST_CODE),
				text("licence", "许可证（执照）号", "Licence number", false, LONGEST_CODE),
				text("address", "地址", "Address", false, LONGEST_NAME), last);
	}

	private RecordType type(String code, String name, String nameEn, List<String> filedBy, List<Field> fields) {
		return new RecordType(code, this.english ? nameEn : name, nameEn, null, filedBy, SubjectUse.REQUIRED, List.of(),
				null, fields, List.of(), List.of(), List.of(), List.of());
	}

	private Field reason() {
		return field("reason", "原因", "Reason", Field.Type.LONG_TEXT, true, LONGEST_REASON, List.of());
	}

	private Field cause() {
		return field("cause", "注销情形", "What became of it", Field.Type.CHOICE, true, 0,
				List.of(choice("closed", "停业歇业", "Closed down"), choice("revoked", "证照被吊销", "Licence revoked"),
						choice("banned", "依法取缔", "Shut down by law"), choice("left", "迁出本市", "Left the city"),
						choice("mistaken", "错误登记", "Registered by mistake")));
	}

	private Field number() {
		return field(MERGED, "被合并对象编号", "Number of the merged subject", Field.Type.INTEGER, true, 0, List.of());
	}

	private Field text(String code, String name, String nameEn, boolean required, int longest) {
		return field(code, name, nameEn, Field.Type.TEXT, required, longest, List.of());
	}

	private Field field(String code, String name, String nameEn, Field.Type type, boolean required, int longest,
			List<Choice> options) {
		return new Field(code, this.english ? nameEn : name, nameEn, type, required, null, null, longest, null, options,
				null, null);
	}

	private Choice choice(String code, String name, String nameEn) {
		return new Choice(code, this.english ? nameEn : name, nameEn);
	}

}
