package cn.yipanqi.briefing.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import cn.yipanqi.engine.expression.Expression;
import cn.yipanqi.engine.expression.ExpressionException;
import cn.yipanqi.engine.expression.Kind;
import cn.yipanqi.engine.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Compares tags with the pack and collects every mistake, so that a misspelt tag is an
 * error with its place and never an empty spot in a printed document.
 */
final class TagCheck {

	private static final Expression NEVER = Expression.parse("false");

	private static final int DEEPEST = 16;

	private final Findings findings = new Findings();

	private final Set<String> texts;

	private final Map<String, Kind> facts;

	private final IndicatorUse indicators;

	private final AttributeCheck attributes;

	private final Deque<List<Items>> opened = new ArrayDeque<>();

	private boolean tooDeep;

	TagCheck(Pack pack, Set<String> texts, Map<String, Kind> facts) {
		this.texts = texts;
		this.facts = facts;
		this.indicators = new IndicatorUse(pack, this.findings);
		this.attributes = new AttributeCheck(pack, this.findings);
	}

	Findings findings() {
		return this.findings;
	}

	void problem(Place place, Tag tag, String code, Object... arguments) {
		this.findings.add(place, tag, code, arguments);
	}

	/**
	 * Checks a tag that is replaced by words.
	 */
	void check(Place place, Tag tag) {
		Words word = Words.of(tag.word()).orElse(null);
		if (word == null) {
			if (tag.source().isEmpty()) {
				problem(place, tag, "empty-tag");
				return;
			}
			this.findings.unknown(place, tag, "unknown-tag", tag.word(), Words.all());
			return;
		}
		faults(place, tag);
		if (!arguments(place, tag, word.arguments())) {
			return;
		}
		if (word == Words.TEXT) {
			text(place, tag);
		}
		else {
			this.indicators.check(place, tag, word);
		}
		this.attributes.check(place, tag, word);
	}

	private void faults(Place place, Tag tag) {
		tag.faults().forEach((fault) -> problem(place, tag, fault.code(), fault.about()));
	}

	private boolean arguments(Place place, Tag tag, int wanted) {
		if (tag.count() != wanted) {
			problem(place, tag, (tag.count() < wanted) ? "argument-missing" : "argument-unexpected",
					String.valueOf(wanted), String.valueOf(tag.count()));
		}
		return tag.count() == wanted;
	}

	private void text(Place place, Tag tag) {
		Set<String> known = new TreeSet<>(this.texts);
		around().forEach((items) -> known.addAll(items.texts()));
		if (known.contains(tag.first())) {
			return;
		}
		for (Items items : Items.values()) {
			if (items.texts().contains(tag.first())) {
				problem(place, tag, "text-outside-each", tag.first());
				return;
			}
		}
		this.findings.unknown(place, tag, "unknown-text", tag.first(), known);
	}

	/**
	 * The condition of an {@code if}; one that never holds where it cannot be read.
	 */
	Expression condition(Place place, Tag tag) {
		faults(place, tag);
		if (tag.arguments().isEmpty()) {
			problem(place, tag, "condition-missing");
			return NEVER;
		}
		try {
			Expression condition = Expression.parse(tag.arguments());
			Map<String, Kind> names = new HashMap<>(this.facts);
			this.indicators.codes().forEach((code) -> names.put(code, Kind.NUMBER));
			Set<String> unknown = new TreeSet<>(condition.names());
			unknown.removeAll(names.keySet());
			unknown.forEach((name) -> this.findings.unknown(place, tag, "unknown-indicator", name, names.keySet()));
			if (unknown.isEmpty()) {
				condition.check(names, Kind.FLAG).forEach((mistake) -> problem(place, tag, "bad-expression", mistake));
			}
			return condition;
		}
		catch (ExpressionException ex) {
			problem(place, tag, "bad-expression", String.valueOf(ex.getMessage()));
			return NEVER;
		}
	}

	/**
	 * What an {@code each} goes through.
	 */
	Items items(Place place, Tag tag) {
		faults(place, tag);
		tag.attributes().keySet().stream().sorted().forEach((name) -> problem(place, tag, "unknown-attribute", name));
		Items items = Items.of(tag.arguments()).orElse(null);
		if (items == null) {
			this.findings.unknown(place, tag, "unknown-items", tag.arguments(), Items.words());
			return Items.COUNTIES;
		}
		return items;
	}

	/**
	 * An {@code else} or {@code end} stands alone.
	 */
	void bare(Place place, Tag tag) {
		if (tag.word().equals("else") && (tag.count() > 0 || !tag.attributes().isEmpty())) {
			problem(place, tag, "else-condition");
		}
		else {
			arguments(place, tag, 0);
			tag.attributes()
				.keySet()
				.stream()
				.sorted()
				.forEach((name) -> problem(place, tag, "unknown-attribute", name));
		}
	}

	/**
	 * Goes into an {@code if} or {@code each}.
	 * @return whether that is not too deep
	 */
	boolean open(Place place, Tag tag, @Nullable Items items) {
		List<Items> inside = new ArrayList<>(around());
		if (items != null) {
			inside.add(items);
			if (inside.stream().filter(items::equals).count() > items.most()) {
				problem(place, tag, "loop-in-itself", items.word());
			}
		}
		this.opened.push(inside);
		if (this.opened.size() > DEEPEST && !this.tooDeep) {
			this.tooDeep = true;
			problem(place, tag, "too-deep", String.valueOf(DEEPEST));
		}
		return this.opened.size() <= DEEPEST;
	}

	void close() {
		this.opened.pop();
	}

	/**
	 * The loops that the place is in.
	 */
	private List<Items> around() {
		return Objects.requireNonNullElse(this.opened.peek(), List.of());
	}

	/**
	 * Whether reading was given up: then not every missing {@code end} is told.
	 */
	boolean isTooDeep() {
		return this.tooDeep;
	}

}
