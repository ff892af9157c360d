package cn.yipanqi.figures;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.export.ExportTable;
import cn.yipanqi.export.Exports;
import cn.yipanqi.export.Format;
import cn.yipanqi.organization.ScopeNames;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Figures as files: what one stands on, its parts, and all of them.
 */
@Controller
@Requires(Permission.READ)
class FigureExportController {

	private final FigureTables tables;

	private final FigureAddress addresses;

	private final Pack pack;

	private final Exports exports;

	private final ScopeNames scopes;

	FigureExportController(FigureTables tables, FigureAddress addresses, Pack pack, Exports exports,
			ScopeNames scopes) {
		this.tables = tables;
		this.addresses = addresses;
		this.pack = pack;
		this.exports = exports;
		this.scopes = scopes;
	}

	@GetMapping("/figures/export.{format:csv|xlsx}")
	void all(@AuthenticationPrincipal Reader reader, @ModelAttribute FigureAddress.Parameters parameters,
			@PathVariable String format, Locale locale, HttpServletResponse response) throws IOException {
		FigureQuery query = this.addresses.read("", parameters, reader.scope());
		send(this.tables.all(query, reader.scope(), locale), format, reader, query, locale, response);
	}

	@GetMapping("/figures/{indicator}/records.{format:csv|xlsx}")
	void records(@AuthenticationPrincipal Reader reader, @PathVariable("indicator") String code,
			@ModelAttribute FigureAddress.Parameters parameters, @PathVariable String format, Locale locale,
			HttpServletResponse response) throws IOException {
		FigureQuery query = query(code, parameters, reader);
		send(this.tables.trace(query, reader.scope(), locale), format, reader, query, locale, response);
	}

	@GetMapping("/figures/{indicator}/parts.{format:csv|xlsx}")
	void parts(@AuthenticationPrincipal Reader reader, @PathVariable("indicator") String code,
			@ModelAttribute FigureAddress.Parameters parameters, @PathVariable String format, Locale locale,
			HttpServletResponse response) throws IOException {
		FigureQuery query = query(code, parameters, reader);
		send(this.tables.parts(query, reader.scope(), locale), format, reader, query, locale, response);
	}

	private FigureQuery query(String code, FigureAddress.Parameters parameters, Reader reader) {
		return this.addresses.read(this.pack.indicator(code).code(), parameters, reader.scope());
	}

	private void send(ExportTable table, String format, Reader reader, FigureQuery query, Locale locale,
			HttpServletResponse response) throws IOException {
		Map<String, String> filter = new TreeMap<>(Map.of("region", query.region()));
		put(filter, "department", query.department());
		put(filter, "group", query.group());
		put(filter, "from", query.from());
		put(filter, "to", query.to());
		put(filter, "asOf", query.asOf());
		this.exports.send(table, Format.of(format), reader,
				query.indicator().isEmpty() ? "figures" : "figure/" + query.indicator(), filter,
				this.scopes.of(reader.scope(), locale), locale, response);
	}

	private static void put(Map<String, String> filter, String name, @Nullable Object value) {
		if (value != null) {
			filter.put(name, value.toString());
		}
	}

}
