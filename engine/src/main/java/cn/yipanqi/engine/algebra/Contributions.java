package cn.yipanqi.engine.algebra;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.ledger.EntryLine;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.engine.pack.RegistryTypes;
import org.jspecify.annotations.Nullable;

/**
 * From an entry to its contributions: a pure function of the entry and the pack. The act
 * counts for the unit that filed it, at its place; a line with its own unit counts for
 * that unit, in the region that {@link EntryLine#region(String)} says.
 */
public final class Contributions {

	private final Pack pack;

	private final Map<String, List<Use>> uses = new HashMap<>();

	private final Sheets sheets;

	/** What a subject leaves when the registry closes it. */
	private final List<Stock> stocks;

	public Contributions(Pack pack) {
		this.pack = pack;
		this.sheets = new Sheets(pack);
		this.stocks = pack.indicators()
			.stream()
			.filter((indicator) -> indicator.kind() == Indicator.Kind.STOCK)
			.filter((indicator) -> indicator.sources().stream().anyMatch((source) -> source.key().equals("subject")))
			.map((indicator) -> new Stock(indicator.code(), group(indicator, pack)))
			.toList();
		for (Indicator indicator : pack.indicators()) {
			for (Indicator.Source source : indicator.sources()) {
				this.uses.computeIfAbsent(source.record(), (type) -> new ArrayList<>()).add(new Use(indicator, source));
			}
		}
	}

	/**
	 * The group of all that an indicator counts; null if there are several or none.
	 */
	private static @Nullable String group(Indicator indicator, Pack pack) {
		List<String> groups = indicator.sources()
			.stream()
			.map((source) -> pack.findRecordType(source.record()).map(RecordType::group).orElse(""))
			.map((group) -> Objects.requireNonNullElse(group, ""))
			.distinct()
			.toList();
		return (groups.size() == 1 && !groups.get(0).isEmpty()) ? groups.get(0) : null;
	}

	/**
	 * What the entry changes: the statements of the revision that it supersedes are
	 * withdrawn, and its own are made.
	 * @param superseded the revision that it supersedes, or null for the first
	 */
	public List<Contribution> of(Entry entry, @Nullable Entry superseded) {
		if (superseded == null) {
			return of(entry);
		}
		List<Contribution> changes = new ArrayList<>();
		of(superseded).forEach((statement) -> changes.add(statement.withdrawn()));
		changes.addAll(of(entry));
		return changes;
	}

	/**
	 * What the entry states. Empty for a cancellation, and for a record type that the
	 * pack does not know.
	 */
	public List<Contribution> of(Entry entry) {
		if (entry.operation() == Entry.Operation.CANCEL) {
			return List.of();
		}
		if (this.sheets.isSheet(entry)) {
			return this.sheets.of(entry);
		}
		if (entry.type().equals(RegistryTypes.CLOSURE)) {
			return this.stocks.stream().map((stock) -> left(stock, entry)).toList();
		}
		List<Contribution> contributions = new ArrayList<>();
		RecordType type = this.pack.findRecordType(entry.type()).orElse(null);
		String group = (type != null) ? type.group() : null;
		for (Use use : this.uses.getOrDefault(entry.type(), List.of())) {
			if (use.source.line() == null) {
				add(contributions, use, entry, null, group);
			}
			else {
				entry.lines()
					.stream()
					.filter((line) -> line.type().equals(use.source.line()))
					.forEach((line) -> add(contributions, use, entry, line, group));
			}
		}
		return contributions;
	}

	/**
	 * A subject that is there no more leaves every stock.
	 */
	private static Contribution left(Stock stock, Entry closure) {
		return new Contribution(stock.indicator, closure.unit(), closure.region(), stock.group, closure.date(),
				BigDecimal.ONE, String.valueOf(closure.subject()), false, closure.first(), closure.seq(), false, false,
				1);
	}

	private void add(List<Contribution> target, Use use, Entry entry, @Nullable EntryLine line,
			@Nullable String group) {
		Function<String, @Nullable Object> values = (name) -> value(entry, line, name);
		Indicator.Source source = use.source;
		if (source.where() != null && !source.where().holds(values)) {
			return;
		}
		Indicator indicator = use.indicator;
		BigDecimal amount = BigDecimal.ONE;
		if (source.field() != null) {
			Object value = (line != null) ? line.fields().get(source.field()) : entry.fields().get(source.field());
			if (!(value instanceof BigDecimal number)) {
				return;
			}
			amount = number;
		}
		String unit = (line != null && line.unit() != null) ? line.unit() : entry.unit();
		Sheets.Claim claim = unit.equals(entry.unit()) ? this.sheets.claim(indicator.code(), unit, entry.date()) : null;
		String key = (claim != null) ? claim.key() : null;
		if (indicator.kind() == Indicator.Kind.DISTINCT || indicator.kind() == Indicator.Kind.STOCK) {
			key = key(source, entry, values);
			if (key == null) {
				return;
			}
		}
		String region = (line != null) ? line.region(entry.region()) : entry.region();
		target.add(new Contribution(indicator.code(), unit, region, group, entry.date(), amount, key, source.set(),
				entry.first(), entry.seq(), false, claim != null && claim.detailsYield(), 1));
	}

	private @Nullable String key(Indicator.Source source, Entry entry, Function<String, @Nullable Object> values) {
		return switch (source.key()) {
			case "subject" -> (entry.subject() != null) ? entry.subject().toString() : null;
			case "record" -> entry.record().toString();
			default -> {
				Object value = values.apply(source.key());
				yield (value instanceof BigDecimal number) ? number.stripTrailingZeros().toPlainString()
						: Objects.toString(value, null);
			}
		};
	}

	private @Nullable Object value(Entry entry, @Nullable EntryLine line, String name) {
		if (line != null) {
			Object value = line.fields().get(name);
			if (value != null) {
				return value;
			}
		}
		if (name.equals("line_department")) {
			return (line != null && line.unit() != null) ? UnitCode.department(line.unit()) : null;
		}
		return entry.value(name);
	}

	private record Use(Indicator indicator, Indicator.Source source) {
	}

	/**
	 * A stock of subjects.
	 */
	private record Stock(String indicator, @Nullable String group) {
	}

}
