package cn.yipanqi.briefing.word;

import java.util.List;

import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.TemplateProblem;

/**
 * Finds what a header, a footer, a note or a chart holds and could not be kept. Tags
 * there would stay as they are.
 */
final class MarginScan extends PartScan {

	private static final int LONGEST = 1_000_000;

	private final List<TemplateProblem> problems;

	private final StringBuilder text = new StringBuilder();

	MarginScan(List<TemplateProblem> problems) {
		this.problems = problems;
	}

	@Override
	void problem(String code, Object... arguments) {
		this.problems.add(TemplateProblem.at(Place.FILE, "", code, arguments));
	}

	@Override
	void text(String text) {
		if (this.text.length() < LONGEST) {
			this.text.append(text);
		}
	}

	@Override
	void ends(String name) {
		if (depth() == 0) {
			String tag = tag(this.text);
			if (tag != null) {
				this.problems.add(TemplateProblem.at(Place.FILE, tag, "tag-in-margin"));
			}
		}
	}

}
