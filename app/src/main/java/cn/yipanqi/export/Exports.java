package cn.yipanqi.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import cn.yipanqi.access.Handouts;
import cn.yipanqi.access.Reader;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.web.Attachment;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/**
 * Gives tables out as files. The audit trail knows before anything leaves, and after the
 * last row or where it broke off, how much has left.
 */
@Service
public class Exports {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private final Handouts handouts;

	private final Pack pack;

	private final MessageSource messages;

	private final Clock clock;

	Exports(Handouts handouts, Pack pack, MessageSource messages, Clock clock) {
		this.handouts = handouts;
		this.pack = pack;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * Writes a table as the answer.
	 * @param object what it is of, for the audit trail, such as {@code records}
	 * @param filter what of it, by name, for the audit trail
	 * @param place how far the reader reaches, in words
	 */
	public void send(ExportTable table, Format format, Reader reader, String object, Map<String, String> filter,
			String place, Locale locale, HttpServletResponse response) throws IOException {
		Map<String, Object> detail = new TreeMap<>(filter);
		detail.put("format", format.extension());
		this.handouts.exported(reader, object, detail);
		response.setContentType(format.type());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				Attachment.disposition(table.title() + "-" + LocalDate.now(this.clock) + "." + format.extension()));
		long[] rows = new long[1];
		boolean whole = false;
		try {
			write(table, format, reader, place, locale, response.getOutputStream(), rows);
			whole = true;
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		finally {
			Map<String, Object> end = new TreeMap<>(detail);
			end.put("rows", rows[0]);
			if (!whole) {
				end.put("broken", true);
			}
			this.handouts.exportEnded(reader, object, end);
		}
	}

	private void write(ExportTable table, Format format, Reader reader, String place, Locale locale, OutputStream out,
			long[] rows) throws IOException {
		try (RowWriter writer = switch (format) {
			case CSV -> new CsvWriter(table.columns(), this.pack.campaign().zone(), out);
			case XLSX -> new WorkbookWriter(table.title(), text("export.about", locale), table.columns(),
					this.pack.campaign().zone(), out);
		}) {
			table.rows().each((row) -> {
				try {
					writer.write(row);
					rows[0]++;
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			writer.finish(about(table, reader, place, rows[0], locale));
		}
	}

	private Map<String, String> about(ExportTable table, Reader reader, String place, long rows, Locale locale) {
		Map<String, String> about = new LinkedHashMap<>();
		about.put(text("export.campaign", locale), this.pack.campaign().name(locale));
		about.put(text("export.table", locale), table.title());
		about.put(text("export.scope", locale), place);
		about.putAll(table.facts());
		about.put(text("export.rows", locale), String.valueOf(rows));
		about.put(text("export.at", locale), MOMENT.format(this.clock.instant().atZone(this.pack.campaign().zone())));
		about.put(text("export.by", locale), reader.displayName());
		return about;
	}

	private String text(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
