package cn.yipanqi.returns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.SummaryType;
import cn.yipanqi.ledger.Violation;
import cn.yipanqi.ledger.ViolationTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Turns violations of a sheet into what its clerk mends, and where.
 */
@Component
class SheetProblems {

	private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]\\..+");

	private final Pack pack;

	private final ViolationTexts texts;

	private final MessageSource messages;

	SheetProblems(Pack pack, ViolationTexts texts, MessageSource messages) {
		this.pack = pack;
		this.texts = texts;
		this.messages = messages;
	}

	List<Problem> of(List<Violation> violations, SummaryType type, Locale locale) {
		return violations.stream().map((violation) -> {
			String text = this.texts.text(violation, locale);
			Matcher line = LINE.matcher(violation.path());
			if (line.matches()) {
				String code = type.indicators().get(Integer.parseInt(line.group(1)));
				return new Problem("totals." + code, this.pack.indicator(code).name(locale), text);
			}
			return violation.path().equals("reason")
					? new Problem("reason", this.messages.getMessage("record.reason", null, locale), text)
					: new Problem("", "", text);
		}).toList();
	}

	static Map<String, List<Problem>> byPlace(List<Problem> problems) {
		return problems.stream().collect(Collectors.groupingBy(Problem::path));
	}

	/**
	 * What is wrong.
	 *
	 * @param path the name of the input; empty for the sheet as a whole
	 * @param label what the input is called, or empty
	 */
	record Problem(String path, String label, String message) {
	}

}
