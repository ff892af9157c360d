package cn.yipanqi.intake.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.UnusableFileException;

import org.jspecify.annotations.Nullable;

/**
 * Which sheets of a file hold its records and their lines: those that are called as their
 * part is, else those with its headings. Nothing is taken from a sheet that nobody sees.
 */
final class SheetChoice {

	private final Grid grid;

	private final Layout layout;

	private final List<String> seen;

	private final Map<String, List<GridRow>> beginnings = new HashMap<>();

	private final Map<Layout.Part, String> lines = new LinkedHashMap<>();

	private final List<String> left;

	private final String main;

	/**
	 * @param ours sheets that our own workbooks have beside those that are filled in
	 * @throws UnusableFileException if there is no sheet of records, or two of the same
	 * lines
	 */
	SheetChoice(Grid grid, Layout layout, Set<String> ours) {
		this.grid = grid;
		this.layout = layout;
		this.left = new ArrayList<>(grid.sheets());
		this.left.removeAll(ours);
		this.seen = this.left.stream().filter((sheet) -> !grid.isHidden(sheet)).toList();
		for (Layout.Part part : layout.lines()) {
			String sheet = linesOf(part);
			if (sheet != null) {
				this.left.remove(sheet);
				this.lines.put(part, sheet);
			}
		}
		this.main = records();
		this.left.remove(this.main);
	}

	private List<String> free() {
		return this.seen.stream().filter(this.left::contains).toList();
	}

	private @Nullable String linesOf(Layout.Part part) {
		List<String> free = free();
		List<String> fitting = free.stream().filter((sheet) -> part.equals(best(sheet))).toList();
		List<String> called = free.stream().filter(part::isCalled).toList();
		if (fitting.size() > 1) {
			throw new UnusableFileException(Fault.LINES_TWICE, new Place(fitting.get(1), 1, 0, null),
					String.join("、", fitting));
		}
		return !fitting.isEmpty() ? fitting.get(0) : called.isEmpty() ? null : called.get(0);
	}

	private String records() {
		List<String> free = free();
		if (free.size() == 1) {
			return free.get(0);
		}
		List<String> fitting = free.stream().filter(this::isOfRecords).toList();
		List<String> called = free.stream().filter(this.layout.main()::isCalled).toList();
		return called.stream()
			.filter((sheet) -> fitting.isEmpty() || fitting.contains(sheet))
			.findFirst()
			.or(() -> fitting.stream().findFirst())
			.or(() -> called.stream().findFirst())
			.or(() -> free.stream()
				.filter((sheet) -> Headings.hasAny(beginning(sheet), this.layout.main()))
				.findFirst())
			.orElseThrow(
					() -> new UnusableFileException(Fault.SHEET_MISSING, Place.ofLine(1), this.layout.main().name()));
	}

	private boolean isOfRecords(String sheet) {
		return this.layout.main().equals(best(sheet));
	}

	/**
	 * The part whose headings a sheet has most of, and all that it must have; null if
	 * nothing stands under them.
	 */
	private Layout.@Nullable Part best(String sheet) {
		Layout.Part best = null;
		long most = 0;
		List<Layout.Part> parts = new ArrayList<>(List.of(this.layout.main()));
		parts.addAll(this.layout.lines());
		for (Layout.Part part : parts) {
			long fitness = Headings.fitness(beginning(sheet), part);
			if (fitness > most) {
				most = fitness;
				best = part;
			}
		}
		return best;
	}

	private List<GridRow> beginning(String sheet) {
		return this.beginnings.computeIfAbsent(sheet, (key) -> {
			try (GridRows rows = this.grid.open(key)) {
				return Headings.first(rows);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (UnusableFileException ex) {
				return List.of();
			}
		});
	}

	/**
	 * The sheet of the records.
	 */
	String main() {
		return this.main;
	}

	/**
	 * The sheets of lines, by what they hold.
	 */
	Map<Layout.Part, String> lines() {
		return this.lines;
	}

	/**
	 * What is left out: sheets that hold something and are not read.
	 */
	List<Notice> notices() {
		return this.left.stream()
			.sorted()
			.filter(this::holdsSomething)
			.map((sheet) -> new Notice(
					(this.seen.contains(sheet) && isOfRecords(sheet)) ? Fault.SHEET_LEFT : Fault.SHEET_UNREAD,
					new Place(sheet, 1, 0, null), sheet))
			.toList();
	}

	private boolean holdsSomething(String sheet) {
		try (GridRows found = this.grid.open(sheet)) {
			GridRow row = found.next();
			while (row != null && row.isBlank()) {
				row = found.next();
			}
			return row != null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
