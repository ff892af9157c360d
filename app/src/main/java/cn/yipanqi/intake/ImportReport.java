package cn.yipanqi.intake;

import java.util.List;
import java.util.Map;

import cn.yipanqi.intake.mapping.Notes;
import cn.yipanqi.intake.source.Problem;

/**
 * What became of each row of a file, or what would become of it. Every row is exactly one
 * of accepted, already there, repeated, contradicting, rejected, cancelled or possibly
 * repeated.
 *
 * @param committed whether the accepted rows have been filed
 * @param rows rows under the header, blank ones left out
 * @param blank blank rows
 * @param accepted rows that became records, or would
 * @param alreadyThere rows that a former import filed
 * @param repeated rows that say the same as an earlier row of the file
 * @param contradicting rows with the key of an earlier row that say something else; the
 * earlier counts
 * @param rejected rows that are refused
 * @param cancelled rows that a former import filed and whose records were cancelled
 * since, as far as nobody has said that they are to be filed again
 * @param possiblyRepeated rows that may say what a record or a row before says already,
 * as far as nobody has said that they do not
 * @param newSubjects subjects entered in the registry, or to be entered
 * @param renamed rows that call a known subject by another name
 * @param reasons how often each reason code was given
 * @param problems the refused and contradicting rows' bad cells, the first of them
 * @param notes what the mapping decided
 */
public record ImportReport(boolean committed, long rows, long blank, long accepted, long alreadyThere, long repeated,
		long contradicting, long rejected, long cancelled, long possiblyRepeated, long newSubjects, long renamed,
		Map<String, Long> reasons, List<Problem> problems, Notes notes) {
}
