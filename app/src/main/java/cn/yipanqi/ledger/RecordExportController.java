package cn.yipanqi.ledger;

import java.io.IOException;
import java.util.Locale;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.export.Exports;
import cn.yipanqi.export.Format;
import cn.yipanqi.organization.ScopeNames;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The ledger's list, with its filter, as a file.
 */
@Controller
@Requires(Permission.READ)
class RecordExportController {

	private final RecordTable table;

	private final Exports exports;

	private final ScopeNames scopes;

	private final FiledBatches batches;

	RecordExportController(RecordTable table, Exports exports, ScopeNames scopes, FiledBatches batches) {
		this.table = table;
		this.exports = exports;
		this.scopes = scopes;
		this.batches = batches;
	}

	@GetMapping("/records/export.{format:csv|xlsx}")
	void export(@AuthenticationPrincipal Reader account, @ModelAttribute("filter") RecordsController.Filter filter,
			@PathVariable String format, Locale locale, HttpServletResponse response) throws IOException {
		LedgerQuery query = filter.query().of(filter.batch(this.batches, account));
		this.exports.send(this.table.of(query, account.scope(), locale), Format.of(format), account, "records",
				filter.stated(), this.scopes.of(account.scope(), locale), locale, response);
	}

}
