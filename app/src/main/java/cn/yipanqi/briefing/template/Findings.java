package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import cn.yipanqi.engine.pack.Spelling;

/**
 * The mistakes found in a template, each once. Nobody reads more than a hundred: then the
 * last one says that there are more.
 */
final class Findings {

	private static final int MOST = 100;

	private final Set<TemplateProblem> problems = new LinkedHashSet<>();

	void add(Place place, Tag tag, String code, Object... arguments) {
		add(place, tag.source(), code, arguments);
	}

	void add(Place place, String tag, String code, Object... arguments) {
		if (this.problems.size() < MOST) {
			this.problems.add(TemplateProblem.at(place, tag, code, arguments));
		}
		else {
			this.problems.add(TemplateProblem.at(Place.FILE, "", "and-more"));
		}
	}

	/**
	 * Something that is not known, with what may have been meant.
	 */
	void unknown(Place place, Tag tag, String code, String given, Collection<String> known) {
		String near = Spelling.nearest(given, known).orElse("");
		if (near.isEmpty()) {
			add(place, tag, code, given);
		}
		else {
			add(place, tag, code + "-near", given, near);
		}
	}

	List<TemplateProblem> all() {
		return new ArrayList<>(this.problems);
	}

}
