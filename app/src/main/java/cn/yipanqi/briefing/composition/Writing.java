package cn.yipanqi.briefing.composition;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.briefing.composition.Composition.Cell;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.composition.Composition.Row;
import cn.yipanqi.briefing.template.Block;
import cn.yipanqi.briefing.template.Inline;
import cn.yipanqi.briefing.template.Template;

/**
 * Walks a template and writes what is left of it when conditions and loops are decided.
 */
final class Writing {

	private final Lenses lenses;

	private final Answers answers;

	private final Filling filling;

	Writing(Lenses lenses, Answers answers, Filling filling) {
		this.lenses = lenses;
		this.answers = answers;
		this.filling = filling;
	}

	Composition write(Template template, Lens lens) {
		return new Composition(parts(template.blocks(), lens));
	}

	private List<Part> parts(List<Block> blocks, Lens lens) {
		List<Part> parts = new ArrayList<>();
		for (Block block : blocks) {
			if (block instanceof Block.Paragraph paragraph) {
				paragraph(paragraph, lens, parts);
			}
			else if (block instanceof Block.Table table) {
				List<Row> rows = table.rows().stream().flatMap((row) -> rows(row, lens).stream()).toList();
				if (!rows.isEmpty()) {
					parts.add(new Part(table.source(), null, List.of(), rows));
				}
			}
			else if (block instanceof Block.Choice choice) {
				parts.addAll(
						parts(this.answers.holds(choice.condition(), lens) ? choice.then() : choice.otherwise(), lens));
			}
			else if (block instanceof Block.Loop loop) {
				this.lenses.of(loop.items(), lens).forEach((item) -> parts.addAll(parts(loop.body(), item)));
			}
		}
		return parts;
	}

	private void paragraph(Block.Paragraph paragraph, Lens lens, List<Part> parts) {
		List<Piece> pieces = new ArrayList<>();
		pieces(paragraph.inlines(), lens, pieces);
		boolean fixed = paragraph.inlines()
			.stream()
			.allMatch((inline) -> inline instanceof Inline.Words || inline instanceof Inline.Thing);
		if (fixed || paragraph.kept()
				|| pieces.stream().anyMatch((piece) -> piece.item() >= 0 || !piece.text().isBlank())) {
			parts.add(new Part(paragraph.source(), paragraph.look(), pieces, List.of()));
		}
	}

	private void pieces(List<Inline> inlines, Lens lens, List<Piece> pieces) {
		for (Inline inline : inlines) {
			if (inline instanceof Inline.Words words) {
				pieces.add(Piece.words(words.run(), words.text()));
			}
			else if (inline instanceof Inline.Thing thing) {
				pieces.add(Piece.thing(thing.run(), thing.item()));
			}
			else if (inline instanceof Inline.Filled filled) {
				pieces.addAll(this.filling.fill(filled.run(), filled.tag(), lens));
			}
			else if (inline instanceof Inline.Choice choice) {
				pieces(this.answers.holds(choice.condition(), lens) ? choice.then() : choice.otherwise(), lens, pieces);
			}
			else if (inline instanceof Inline.Loop loop) {
				this.lenses.of(loop.items(), lens).forEach((item) -> pieces(loop.body(), item, pieces));
			}
		}
	}

	private List<Row> rows(Block.Row row, Lens lens) {
		List<Lens> lenses = (row.items() != null) ? this.lenses.of(row.items(), lens) : List.of(lens);
		return lenses.stream()
			.map((item) -> new Row(row.source(),
					row.cells().stream().map((cell) -> new Cell(parts(cell, item))).toList()))
			.toList();
	}

}
