package cn.yipanqi.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.intake.sheet.Mark;
import cn.yipanqi.intake.sheet.MarkedWorkbook;
import cn.yipanqi.intake.sheet.RebuiltWorkbook;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Files as they were sent, with their bad cells marked and commented.
 */
@Component
class MarkedFiles {

	private static final Logger LOG = LoggerFactory.getLogger(MarkedFiles.class);

	private final Reasons reasons;

	private final MessageSource messages;

	MarkedFiles(Reasons reasons, MessageSource messages) {
		this.reasons = reasons;
		this.messages = messages;
	}

	/**
	 * Writes the marked file, which is an .xlsx whatever was sent.
	 */
	void write(Content original, List<Problem> problems, Locale locale, OutputStream out) throws IOException {
		List<Mark> marks = marks(problems, locale);
		String author = word("app.name", locale);
		if (isNewWorkbook(original) && canBeCopied(original, marks, author)) {
			MarkedWorkbook.write(original, marks, author, out);
		}
		else {
			RebuiltWorkbook.write(original, marks, author, word("intake.sheet.text", locale), out);
		}
	}

	/**
	 * Some workbooks can be read but lack parts that a copy needs. It is tried first, and
	 * to nowhere: nothing may have been written before that is known, and no plain copy
	 * of what somebody has sent goes to the disk.
	 */
	private static boolean canBeCopied(Content original, List<Mark> marks, String author) {
		try {
			MarkedWorkbook.write(original, marks, author, OutputStream.nullOutputStream());
			return true;
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("A workbook is rebuilt that cannot be copied", ex);
			return false;
		}
	}

	private static boolean isNewWorkbook(Content original) throws IOException {
		try (var in = original.stream()) {
			return in.read() == 'P' && in.read() == 'K';
		}
	}

	private String word(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

	/**
	 * One mark for each cell, whatever is wrong with it. What concerns a whole row stands
	 * at its first cell.
	 */
	private List<Mark> marks(List<Problem> problems, Locale locale) {
		Map<Place, Mark> marks = new LinkedHashMap<>();
		for (Problem problem : problems) {
			Place place = problem.place();
			String sheet = Objects.requireNonNullElse(place.sheet(), "");
			int column = Math.max(1, place.column());
			String words = this.reasons.of(problem, locale);
			marks.merge(new Place(sheet, place.line(), column, null), new Mark(sheet, place.line(), column, words),
					(former, next) -> new Mark(sheet, place.line(), column, former.words() + "\n" + words));
		}
		return List.copyOf(marks.values());
	}

}
