package cn.yipanqi.briefing.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import cn.yipanqi.briefing.composition.Composition.Cell;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.composition.Composition.Row;
import cn.yipanqi.briefing.template.Block;
import cn.yipanqi.briefing.template.Inline;
import cn.yipanqi.briefing.template.Items;
import cn.yipanqi.briefing.template.Template;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.WorkingGroup;
import cn.yipanqi.organization.Region;

/**
 * Walks a template and writes what is left of it when conditions and loops are decided.
 */
final class Writing {

	private final Pack pack;

	private final Facts facts;

	private final Answers answers;

	private final Filling filling;

	Writing(Pack pack, Facts facts, Answers answers, Filling filling) {
		this.pack = pack;
		this.facts = facts;
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
				parts.add(new Part(table.source(), null, List.of(),
						table.rows().stream().flatMap((row) -> rows(row, lens).stream()).toList()));
			}
			else if (block instanceof Block.Choice choice) {
				parts.addAll(
						parts(this.answers.holds(choice.condition(), lens) ? choice.then() : choice.otherwise(), lens));
			}
			else if (block instanceof Block.Loop loop) {
				items(loop.items(), lens).forEach((item) -> parts.addAll(parts(loop.body(), item)));
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
		if (fixed || pieces.stream().anyMatch((piece) -> piece.item() >= 0 || !piece.text().isBlank())) {
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
				items(loop.items(), lens).forEach((item) -> pieces(loop.body(), item, pieces));
			}
		}
	}

	private List<Row> rows(Block.Row row, Lens lens) {
		List<Lens> lenses = (row.items() != null) ? items(Objects.requireNonNull(row.items()), lens) : List.of(lens);
		return lenses.stream()
			.map((item) -> new Row(row.source(),
					row.cells().stream().map((cell) -> new Cell(parts(cell, item))).toList()))
			.toList();
	}

	private List<Lens> items(Items items, Lens lens) {
		return switch (items) {
			case COUNTIES -> {
				List<Region> counties = this.facts.counties(lens);
				yield numbered(counties.size(), (i) -> this.facts.county(lens, counties.get(i), i + 1));
			}
			case GROUPS -> {
				List<WorkingGroup> groups = this.pack.groups();
				yield numbered(groups.size(), (i) -> this.facts.group(lens, groups.get(i), i + 1));
			}
			case DEPARTMENTS -> {
				List<Department> departments = this.pack.departments();
				yield numbered(departments.size(), (i) -> this.facts.department(lens, departments.get(i), i + 1));
			}
		};
	}

	private static List<Lens> numbered(int size, java.util.function.IntFunction<Lens> lens) {
		return IntStream.range(0, size).mapToObj(lens).toList();
	}

}
