package cn.yipanqi.ledger;

import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Field;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.registry.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a person calls a record: the name of its subject, else its first words, else its
 * type.
 */
@Component
public class RecordTitles {

	private final Pack pack;

	RecordTitles(Pack pack) {
		this.pack = pack;
	}

	public String of(Entry entry, @Nullable Subject subject, Locale locale) {
		if (subject != null) {
			return subject.name();
		}
		RecordType type = this.pack.recordType(entry.type());
		return type.fields()
			.stream()
			.filter((field) -> field.type() == Field.Type.TEXT && !field.isSensitive())
			.map((field) -> entry.fields().get(field.code()))
			.filter(Objects::nonNull)
			.map(Object::toString)
			.findFirst()
			.orElseGet(() -> type.name(locale));
	}

}
