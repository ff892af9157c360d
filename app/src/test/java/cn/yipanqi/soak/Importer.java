package cn.yipanqi.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Somebody who imports one workbook at the page, and looks there what became of it.
 */
final class Importer implements Runnable {

	private static final Pattern STATE = Pattern
		.compile("intake-(checking|checked|refused|committing|committed|cancelled|failed|expired)\"");

	private static final Set<String> ENDS = Set.of("committed", "failed", "cancelled", "refused", "expired");

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Caller caller;

	private final String scene;

	private final int rows;

	private final Failures failures;

	private String id = "";

	private String state = "";

	/**
	 * Whether the page waits for more, such as for the figures to hold what was filed.
	 */
	private boolean open = true;

	Importer(String server, String scene, int rows, Failures failures) {
		this.caller = new Caller(server);
		this.scene = scene;
		this.rows = rows;
		this.failures = failures;
	}

	/**
	 * The last that the page said.
	 */
	String state() {
		return this.state;
	}

	/**
	 * Number of the import, or empty if none was taken.
	 */
	String id() {
		return this.id;
	}

	@Override
	public void run() {
		byte[] file = workbook();
		Instant end = Instant.now().plus(PATIENCE);
		try {
			while ((this.open || !ENDS.contains(this.state)) && Instant.now().isBefore(end)) {
				step(file);
				TimeUnit.MILLISECONDS.sleep(200);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void step(byte[] file) throws InterruptedException {
		try {
			if (this.id.isEmpty()) {
				this.caller.signIn(SoakedCity.ACCOUNT, SoakedCity.PASSWORD);
				this.id = taken(this.caller.upload(file, SoakedCity.TYPE, SoakedCity.UNIT));
			}
			HttpResponse<String> page = this.caller.get("/intake/" + this.id);
			if (page.statusCode() == 302) {
				this.caller.signIn(SoakedCity.ACCOUNT, SoakedCity.PASSWORD);
				return;
			}
			Matcher said = STATE.matcher(page.body());
			if (page.statusCode() != 200 || !said.find()) {
				this.failures.note("import", page);
				return;
			}
			this.state = said.group(1);
			this.open = page.body().contains("hx-get=\"/intake/");
			if (this.state.equals("checked")) {
				this.caller.form("/intake/" + this.id, "/intake/commit", "run", this.id);
			}
		}
		catch (IOException ex) {
			this.failures.note("import", ex);
		}
	}

	private static String taken(HttpResponse<String> answer) throws IOException {
		String target = answer.headers().firstValue("Location").orElse("");
		if (answer.statusCode() != 302 || !target.matches(".*/intake/[0-9a-f-]{36}")) {
			throw new IOException("Not taken: " + answer.statusCode() + " " + target);
		}
		return target.substring(target.lastIndexOf('/') + 1);
	}

	private byte[] workbook() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(bytes, "soak", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("表");
			String[] header = { "日期", "监管对象", "出动执法人员（人次）", "检查结果", "自编号" };
			for (int i = 0; i < header.length; i++) {
				sheet.value(0, i, header[i]);
			}
			for (int i = 1; i <= this.rows; i++) {
				sheet.value(i, 0, LocalDate.of(2007, 9, 1).plusDays(i % 60).toString());
				sheet.value(i, 1, SoakedCity.shop(i));
				sheet.value(i, 2, 3);
				sheet.value(i, 3, "未发现问题");
				sheet.value(i, 4, this.scene + i);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
