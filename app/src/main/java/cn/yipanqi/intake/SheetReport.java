package cn.yipanqi.intake;

import java.util.List;

import cn.yipanqi.intake.sheet.Notice;
import cn.yipanqi.intake.sheet.UnfoundSubject;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of records, or what would become of it.
 *
 * @param type code of the record type
 * @param unit the unit that files where a row names none; null for none
 * @param notices what was not read, or otherwise than it says
 * @param unfound names that no subject bears, or several do
 */
public record SheetReport(String type, @Nullable String unit, List<Notice> notices, ImportReport rows,
		List<UnfoundSubject> unfound) {
}
