package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Choice;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.engine.pack.SubjectKind;
import cn.yipanqi.ledger.Filing;
import cn.yipanqi.organization.Organization;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What files may hold: records of the types that forms offer, and subjects to be
 * registered, which name their kind and tier in columns of their own.
 */
@Component
public class SheetTypes {

	private final Pack pack;

	private final Filing filing;

	private final Organization organization;

	private final RecordType registration;

	SheetTypes(Pack pack, Filing filing, Organization organization, MessageSource messages) {
		this.pack = pack;
		this.filing = filing;
		this.organization = organization;
		this.registration = registration(pack, messages);
	}

	private static RecordType registration(Pack pack, MessageSource messages) {
		RecordType type = pack.recordType(RegistryTypes.REGISTRATION);
		Stream<Choice> tiers = pack.subjectKinds().stream().flatMap((kind) -> kind.tiers().stream()).distinct();
		List<Field> fields = new ArrayList<>(
				type.fields().stream().filter((field) -> !field.code().equals(RegistryTypes.ADOPTED)).toList());
		fields.add(1, choice("kind", "subject.kind", true,
				pack.subjectKinds().stream().map(SheetTypes::choice).toList(), messages));
		fields.add(2, choice("tier", "subject.tier", false, tiers.toList(), messages));
		return new RecordType(type.code(), type.name(), type.nameEn(), null, type.filedBy(), RecordType.SubjectUse.NONE,
				List.of(), null, fields, List.of(), List.of(), List.of(), List.of());
	}

	private static Choice choice(SubjectKind kind) {
		return new Choice(kind.code(), kind.name(), kind.nameEn());
	}

	private static Field choice(String code, String key, boolean required, List<Choice> options,
			MessageSource messages) {
		return new Field(code, Objects.requireNonNull(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE)),
				messages.getMessage(key, null, Locale.ENGLISH), Field.Type.CHOICE, required, null, null, 0, null,
				options, null, null);
	}

	/**
	 * A type by its code; empty if files hold none such.
	 */
	public Optional<RecordType> find(String code) {
		return isRegistration(code) ? Optional.of(this.registration) : this.pack.findOfferedType(code);
	}

	/**
	 * Whether files of a type hold subjects to be registered.
	 */
	public static boolean isRegistration(String code) {
		return code.equals(RegistryTypes.REGISTRATION);
	}

	/**
	 * The types that a scope may file, by code of their working group; those of none
	 * last, under the empty code.
	 */
	public Map<String, List<RecordType>> of(Scope scope) {
		Map<String, List<RecordType>> types = this.filing.types(scope);
		if (this.organization.units().stream().anyMatch((unit) -> Filing.files(unit, this.registration, scope))) {
			types.merge("", List.of(this.registration),
					(former, added) -> Stream.concat(former.stream(), added.stream()).toList());
		}
		return types;
	}

}
