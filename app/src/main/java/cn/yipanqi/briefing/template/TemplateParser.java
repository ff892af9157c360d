package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Puts paragraphs and tables together. A control tag that has a paragraph to itself
 * governs whole paragraphs and tables up to its {@code end}; a row that begins with
 * {@code each} and finishes with its {@code end} is repeated.
 */
final class TemplateParser {

	private final TagCheck check;

	TemplateParser(TagCheck check) {
		this.check = check;
	}

	List<Block> parse(List<? extends Source.Block> sources) {
		return new Sequence(sources.stream().map(this::item).toList()).all();
	}

	private Item item(Source.Block source) {
		if (source instanceof Source.Paragraph paragraph) {
			Item item = Item.of(source, Tokenizer.tokens(paragraph, this.check.findings()));
			if (item.control != null && paragraph.section()) {
				this.check.problem(paragraph.place(), item.control, "section-break");
			}
			return item;
		}
		return new Item(source, List.of(), null);
	}

	private Block table(Source.Table table) {
		List<Block.Row> rows = new ArrayList<>();
		for (int number = 0; number < table.rows().size(); number++) {
			rows.add(row(number, table.rows().get(number)));
		}
		return new Block.Table(table.number(), rows);
	}

	private Block.Row row(int number, List<List<Source.Paragraph>> cells) {
		List<List<Item>> items = cells.stream().map((cell) -> cell.stream().map(this::item).toList()).toList();
		Loop loop = loop(items);
		if (loop == null) {
			return new Block.Row(number, null, blocks(items));
		}
		Tag each = Objects.requireNonNull(loop.each.tag());
		Place place = ((Source.Paragraph) loop.item.source).place();
		Items repeated = this.check.items(place, each);
		this.check.bare(place, Objects.requireNonNull(loop.end.tag()));
		this.check.open(place, each, repeated);
		Block.Row row = new Block.Row(number, repeated,
				blocks(items.stream().map((cell) -> loop.without(cell)).toList()));
		this.check.close();
		return row;
	}

	private List<List<Block>> blocks(List<List<Item>> cells) {
		return cells.stream().map((cell) -> new Sequence(cell).all()).toList();
	}

	/**
	 * The loop that governs the whole row: its first tag and its last are a pair.
	 */
	private static @Nullable Loop loop(List<List<Item>> cells) {
		Item first = null;
		Token each = null;
		int depth = 0;
		Token end = null;
		for (Item item : cells.stream().flatMap(List::stream).toList()) {
			for (Token token : item.tokens) {
				if (token.isBlank()) {
					continue;
				}
				if (each == null ? !token.isWord("each") : end != null) {
					return null;
				}
				first = (each == null) ? item : first;
				each = (each == null) ? token : each;
				depth += token.opens() ? 1 : (token.isWord("end") ? -1 : 0);
				end = (depth == 0) ? token : null;
			}
		}
		return (first != null && each != null && end != null) ? new Loop(first, each, end) : null;
	}

	/**
	 * The first and the last tag of a row that is repeated.
	 */
	private record Loop(Item item, Token each, Token end) {

		/**
		 * The cell without the two, and without a paragraph that held nothing else.
		 */
		List<Item> without(List<Item> cell) {
			Set<Token> ends = Collections.newSetFromMap(new IdentityHashMap<>());
			ends.add(this.each);
			ends.add(this.end);
			List<Item> left = new ArrayList<>();
			for (Item item : cell) {
				List<Token> rest = item.tokens.stream().filter((token) -> !ends.contains(token)).toList();
				boolean emptied = rest.size() < item.tokens.size() && rest.stream().allMatch(Token::isBlank);
				if (!emptied || cell.size() == 1) {
					left.add(Item.of(item.source, rest));
				}
			}
			return left;
		}

	}

	/**
	 * A paragraph with its tokens, or a table.
	 *
	 * @param control the control tag that has the paragraph to itself, or null
	 */
	private record Item(Source.Block source, List<Token> tokens, @Nullable Tag control) {

		static Item of(Source.Block source, List<Token> tokens) {
			List<Token> said = tokens.stream().filter((token) -> !token.isBlank()).toList();
			return new Item(source, tokens, (said.size() == 1 && said.get(0).isControl()) ? said.get(0).tag() : null);
		}

	}

	/**
	 * Paragraphs and tables one after another.
	 */
	private final class Sequence extends Nesting<Item, Block> {

		Sequence(List<Item> items) {
			super(items, TemplateParser.this.check);
		}

		@Override
		@Nullable Tag control(Item item) {
			return item.control;
		}

		@Override
		Place place(Item item) {
			return (item.source instanceof Source.Paragraph paragraph) ? paragraph.place() : Place.FILE;
		}

		@Override
		Block plain(Item item) {
			if (item.source instanceof Source.Table table) {
				return table(table);
			}
			Source.Paragraph paragraph = (Source.Paragraph) item.source;
			return new Block.Paragraph(paragraph.number(), paragraph.look(), paragraph.section(),
					new InlineParser(item.tokens, paragraph.place(), TemplateParser.this.check).all());
		}

		@Override
		Block choice(Expression condition, List<Block> then, List<Block> otherwise) {
			return new Block.Choice(condition, then, otherwise);
		}

		@Override
		Block loop(Items items, List<Block> body) {
			return new Block.Loop(items, body);
		}

	}

}
