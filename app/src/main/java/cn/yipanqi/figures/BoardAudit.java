package cn.yipanqi.figures;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.rollup.Rollup;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;

import org.springframework.stereotype.Service;

/**
 * Proves the live board equal to one built afresh from the revisions in force, figure by
 * figure.
 */
@Service
public class BoardAudit {

	private final Board board;

	private final Pack pack;

	private final Organization organization;

	BoardAudit(Board board, Pack pack, Organization organization) {
		this.board = board;
		this.pack = pack;
		this.organization = organization;
	}

	/**
	 * Throws the live board away and builds it again from the ledger.
	 * @return number of contributions taken
	 */
	public long rebuild() {
		this.board.rebuild();
		return this.board.rollup().size();
	}

	/**
	 * Compares every indicator at every region, and city-wide for every department, with
	 * a board built afresh.
	 */
	public Report verify() {
		this.board.follow();
		Rollup live = this.board.rollup();
		Rollup fresh = this.board.fromInForce();
		List<Difference> differences = new ArrayList<>();
		long compared = 0;
		for (Indicator indicator : this.pack.indicators()) {
			for (Region region : this.organization.regions()) {
				FigureQuery query = new FigureQuery(indicator.code(), region.code(), null, null, null, null, null);
				compared += compare(live, fresh, query, differences);
			}
			for (var department : this.pack.departments()) {
				FigureQuery query = new FigureQuery(indicator.code(), this.organization.city().code(),
						department.code(), null, null, null, null);
				compared += compare(live, fresh, query, differences);
			}
		}
		return new Report(compared, differences);
	}

	private int compare(Rollup live, Rollup fresh, FigureQuery query, List<Difference> differences) {
		Figure left = live.figure(query);
		Figure right = fresh.figure(query);
		if (!left.equals(right)) {
			differences.add(new Difference(left, right));
		}
		return 1;
	}

	/**
	 * A figure that differs.
	 */
	public record Difference(Figure live, Figure fresh) {
	}

	/**
	 * What was compared and what differs.
	 */
	public record Report(long compared, List<Difference> differences) {
	}

}
