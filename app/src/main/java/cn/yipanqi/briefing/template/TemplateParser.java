package cn.yipanqi.briefing.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Puts paragraphs and tables together. A control tag that has a paragraph to itself
 * governs whole paragraphs and tables up to its {@code end}; a row that begins with
 * {@code each} and finishes with {@code end} is repeated.
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
			List<Token> tokens = Token.of(paragraph, this.check.problems());
			List<Token> said = tokens.stream().filter((token) -> !token.isBlank()).toList();
			return new Item(source, tokens, (said.size() == 1 && said.get(0).isControl()) ? said.get(0).tag() : null);
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
		List<List<Item>> items = cells.stream()
			.map((cell) -> (List<Item>) new ArrayList<>(cell.stream().map(this::item).toList()))
			.toList();
		Items repeated = null;
		if (!items.isEmpty() && !items.get(0).isEmpty()) {
			List<Item> lastCell = items.get(items.size() - 1);
			Item first = items.get(0).get(0);
			Item last = lastCell.isEmpty() ? first : lastCell.get(lastCell.size() - 1);
			if (first.opens("each") && last.closes()) {
				Tag each = Objects.requireNonNull(first.tokens.get(0).tag());
				repeated = this.check.items(((Source.Paragraph) first.source).place(), each);
				lastCell.set(lastCell.size() - 1, last.without(last.tokens.size() - 1));
				items.get(0).set(0, items.get(0).get(0).without(0));
			}
		}
		return new Block.Row(number, repeated, items.stream().map((cell) -> new Sequence(cell).all()).toList());
	}

	/**
	 * A paragraph with its tokens, or a table.
	 *
	 * @param control the control tag that has the paragraph to itself, or null
	 */
	private record Item(Source.Block source, List<Token> tokens, @Nullable Tag control) {

		boolean is(String word) {
			return this.control != null && this.control.word().equals(word);
		}

		boolean opens(String word) {
			return !this.tokens.isEmpty() && this.tokens.get(0).isWord(word);
		}

		boolean closes() {
			return !this.tokens.isEmpty() && this.tokens.get(this.tokens.size() - 1).isWord("end");
		}

		Item without(int token) {
			List<Token> rest = new ArrayList<>(this.tokens);
			rest.remove(token);
			return new Item(this.source, rest, null);
		}

		Place place() {
			return (this.source instanceof Source.Paragraph paragraph) ? paragraph.place() : Place.FILE;
		}

	}

	/**
	 * Items one after another, read once.
	 */
	private final class Sequence {

		private final List<Item> items;

		private int at;

		Sequence(List<Item> items) {
			this.items = items;
		}

		List<Block> all() {
			List<Block> blocks = new ArrayList<>();
			while (this.at < this.items.size()) {
				blocks.addAll(read());
				if (this.at < this.items.size()) {
					Item stray = this.items.get(this.at++);
					TemplateParser.this.check.problem(stray.place(), Objects.requireNonNull(stray.control), "unpaired");
				}
			}
			return blocks;
		}

		private List<Block> read() {
			List<Block> blocks = new ArrayList<>();
			while (this.at < this.items.size() && !this.items.get(this.at).is("else")
					&& !this.items.get(this.at).is("end")) {
				blocks.add(block(this.items.get(this.at++)));
			}
			return blocks;
		}

		private Block block(Item item) {
			TagCheck check = TemplateParser.this.check;
			if (item.source instanceof Source.Table table) {
				return table(table);
			}
			Source.Paragraph paragraph = (Source.Paragraph) item.source;
			if (item.control == null) {
				return new Block.Paragraph(paragraph.number(), paragraph.look(),
						new InlineParser(item.tokens, paragraph.place(), check).parse());
			}
			List<Block> then = read();
			List<Block> otherwise = List.of();
			if (item.is("if") && this.at < this.items.size() && this.items.get(this.at).is("else")) {
				this.at++;
				otherwise = read();
			}
			if (this.at < this.items.size() && this.items.get(this.at).is("end")) {
				this.at++;
			}
			else {
				check.problem(paragraph.place(), item.control, "not-ended");
			}
			return item.is("if") ? new Block.Choice(check.condition(paragraph.place(), item.control), then, otherwise)
					: new Block.Loop(check.items(paragraph.place(), item.control), then);
		}

	}

}
