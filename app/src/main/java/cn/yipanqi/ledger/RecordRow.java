package cn.yipanqi.ledger;

import java.util.List;

import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A record as a row of the list.
 *
 * @param entry its revision in force
 * @param subject number of its subject, as far as the reader may open its page; or null
 * @param title what a person calls it
 * @param type its type, by name
 * @param place where it happened
 * @param unit the filing unit, by name
 * @param author who filed the revision
 * @param lines what its lines add up to
 */
public record RecordRow(Entry entry, @Nullable Long subject, String title, String type, String place, String unit,
		String author, List<String> lines) {
}
