package cn.yipanqi.ledger;

import java.util.List;

import cn.yipanqi.engine.ledger.Entry;

/**
 * A record as a row of the list.
 *
 * @param entry its revision in force
 * @param title what a person calls it
 * @param type its type, by name
 * @param place where it happened
 * @param unit the filing unit, by name
 * @param author who filed the revision
 * @param lines what its lines add up to
 */
public record RecordRow(Entry entry, String title, String type, String place, String unit, String author,
		List<String> lines) {
}
