package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.yipanqi.engine.expression.Kind;
import cn.yipanqi.engine.pack.Pack;

/**
 * A template whose tags are understood.
 *
 * @param blocks its parts in order
 * @param problems every mistake; a template with mistakes is not used
 */
public record Template(List<Block> blocks, List<TemplateProblem> problems) {

	/**
	 * Understands the tags of a source.
	 * @param texts names of the facts that a template may print
	 * @param facts names of the facts that a condition may ask for, beside the indicators
	 */
	public static Template of(Source source, Pack pack, Set<String> texts, Map<String, Kind> facts) {
		TagCheck check = new TagCheck(pack, texts, facts);
		List<Block> blocks = new TemplateParser(check).parse(source.blocks());
		List<TemplateProblem> problems = new ArrayList<>(source.problems());
		problems.addAll(check.findings().all());
		return new Template(blocks, problems.stream().distinct().toList());
	}

}
