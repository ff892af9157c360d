package cn.yipanqi.returns;

import java.util.List;

import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A unit's period: its summary sheet in force, or null if it has filed none, and the
 * comparison line by line.
 */
record UnitSheet(Unit unit, @Nullable Entry entry, List<Compared> lines) {

	public boolean differs() {
		return this.lines.stream().anyMatch(Compared::differs);
	}

	UnitSheet onlyDifferences() {
		return new UnitSheet(this.unit, this.entry, this.lines.stream().filter(Compared::differs).toList());
	}

}
