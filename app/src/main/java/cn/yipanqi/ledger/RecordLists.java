package cn.yipanqi.ledger;

import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Choices;
import cn.yipanqi.web.Paging;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Gathers what the ledger's list shows, and what it can be narrowed to.
 */
@Component
class RecordLists {

	private static final int PAGE = 50;

	private final LedgerReader reader;

	private final RecordRows rows;

	private final Pack pack;

	private final Choices choices;

	RecordLists(LedgerReader reader, RecordRows rows, Pack pack, Choices choices) {
		this.reader = reader;
		this.rows = rows;
		this.pack = pack;
		this.choices = choices;
	}

	void fill(Model model, LedgerQuery query, int page, Scope scope, Locale locale) {
		long count = this.reader.count(query, scope);
		Paging paging = Paging.of(page, PAGE, count);
		List<Entry> entries = (count > 0) ? this.reader.list(query, scope, PAGE, paging.offset()) : List.of();
		model.addAttribute("rows", this.rows.of(entries, scope, locale));
		model.addAttribute("count", count);
		model.addAttribute("page", paging.page());
		model.addAttribute("pages", paging.pages());
		model.addAttribute("types", this.pack.recordTypes());
		model.addAttribute("units", this.choices.units((unit) -> scope.coversUnit(unit.code()), locale));
		model.addAttribute("regions", this.choices.regions((region) -> scope.coversRegion(region.code()), locale));
	}

}
