package cn.yipanqi.bench;

import java.io.PrintWriter;
import java.util.List;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.synthetic.SyntheticLedger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The board and live SQL over one ledger, after proof that they say the same.
 */
final class Comparison {

	private final BenchLedger ledger;

	private final boolean once;

	private final PrintWriter out;

	/**
	 * @param once whether the report is asked for by SQL only once, for the proof, and
	 * what that took is the measurement
	 */
	Comparison(BenchLedger ledger, boolean once, PrintWriter out) {
		this.ledger = ledger;
		this.once = once;
		this.out = out;
	}

	/**
	 * Adds what is to be measured.
	 * @return whether all figures are equal
	 */
	boolean addTo(List<Variant> variants) {
		Pack pack = this.ledger.get(Pack.class);
		String size = " at %,d entries".formatted(this.ledger.size());
		boolean equal = report("report" + size, new Questions(pack, (indicator) -> true, null), Goal.atLeast(1_000),
				variants);
		OneFigure figure = new OneFigure(this.ledger.get(JdbcClient.class), pack);
		equal &= figure.isSame(this.ledger.board());
		variants.add(new Variant("one figure" + size, "live SQL", null, (seconds) -> Timed.rate(seconds, figure::ask)));
		variants.add(new Variant("one figure" + size, "the board", Goal.atLeast(5_000),
				(seconds) -> Timed.rate(seconds, () -> figure.ask(this.ledger.board()))));
		return report("report as of half the ledger" + size,
				new Questions(pack, (indicator) -> true, SyntheticLedger.moment(this.ledger.size() / 2)),
				Goal.atLeast(30), variants) && equal;
	}

	private boolean report(String group, Questions questions, Goal goal, List<Variant> variants) {
		LiveSql sql = questions.sql(this.ledger.get(JdbcClient.class));
		long start = System.nanoTime();
		var values = questions.ask(sql);
		double rate = 1e9 / (System.nanoTime() - start);
		List<String> differences = questions.differences(this.ledger.board(), values);
		this.out.printf("%s: %,d figures, %d differ from SQL, which took %.1f s%n", group, questions.size(),
				differences.size(), 1 / rate);
		differences.stream().limit(5).forEach(this.out::println);
		this.out.flush();
		variants.add(new Variant(group, "live SQL", null,
				(seconds) -> this.once ? rate : Timed.rate(seconds, () -> questions.ask(sql))));
		variants.add(new Variant(group, "the board", goal,
				(seconds) -> Timed.rate(seconds, () -> questions.ask(this.ledger.board()))));
		return differences.isEmpty();
	}

}
