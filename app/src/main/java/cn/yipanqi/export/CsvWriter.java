package cn.yipanqi.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values in UTF-8 with its mark, so that spreadsheets know (RFC 4180). A
 * text that a spreadsheet would take for a formula is marked as text.
 */
final class CsvWriter implements RowWriter {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

	private final Writer writer;

	private final ZoneId zone;

	CsvWriter(List<Column> columns, ZoneId zone, OutputStream out) throws IOException {
		this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.zone = zone;
		this.writer.write('\uFEFF');
		line(columns.stream().map(Column::title).toList());
	}

	@Override
	public void write(List<@Nullable Object> row) throws IOException {
		line(row);
	}

	private void line(List<? extends @Nullable Object> row) throws IOException {
		for (int i = 0; i < row.size(); i++) {
			if (i > 0) {
				this.writer.write(',');
			}
			this.writer.write(cell(row.get(i)));
		}
		this.writer.write("\r\n");
	}

	private String cell(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof BigDecimal number) {
			return number.toPlainString();
		}
		if (value instanceof Instant moment) {
			return MOMENT.format(moment.atZone(this.zone));
		}
		return (value instanceof String text) ? '"' + safe(text).replace("\"", "\"\"") + '"' : value.toString();
	}

	private static String safe(String text) {
		return (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

	@Override
	public void finish(Map<String, String> about) throws IOException {
		this.writer.flush();
	}

	@Override
	public void close() {
		// the stream belongs to the caller
	}

}
