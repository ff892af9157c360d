package cn.yipanqi.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * What is done with a version: the same for each, with keys that were not used before.
 */
final class VersionWork {

	private static final String TYPE = "circulation_inspection";

	private static final String UNIT = "aic@239901";

	private static final String REPORT = "/briefings/draft/progress_report";

	private static final int TOGETHER = 2_000;

	private static final int POLL_MILLIS = 50;

	private final ServedVersion version;

	private final AtomicInteger used = new AtomicInteger();

	VersionWork(ServedVersion version) {
		this.version = version;
	}

	/**
	 * Imports a workbook at the page, from the upload to the figures, while somebody
	 * draws the report again and again.
	 * @return rows a second
	 */
	double imported(int rows) throws Exception {
		Visitor county = Visitor.signedIn(this.version.address(), "county");
		byte[] file = workbook(rows, shops(county));
		Visitor office = Visitor.signedIn(this.version.address(), "office");
		AtomicBoolean done = new AtomicBoolean();
		ExecutorService drawing = Executors.newSingleThreadExecutor();
		try {
			Future<?> report = drawing.submit(() -> {
				while (!done.get()) {
					office.get(REPORT);
				}
				return null;
			});
			long start = System.nanoTime();
			String page = county.upload(file, TYPE, UNIT);
			await(county, page, "intake-checked\"");
			county.form(page, "/intake/commit", "run", page.substring(page.lastIndexOf('/') + 1));
			await(county, page, "data-filed");
			double seconds = (System.nanoTime() - start) / 1e9;
			done.set(true);
			report.get(1, TimeUnit.MINUTES);
			return rows / seconds;
		}
		finally {
			done.set(true);
			drawing.shutdown();
		}
	}

	private static void await(Visitor visitor, String page, String sign) throws IOException, InterruptedException {
		String now = visitor.get(page);
		while (!now.contains(sign)) {
			if (now.contains("intake-failed\"") || now.contains("intake-refused\"")) {
				throw new IOException("The import broke off: " + page);
			}
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
			now = visitor.get(page);
		}
	}

	/**
	 * The shops that the blank workbook offers.
	 */
	private List<String> shops(Visitor visitor) throws IOException, InterruptedException {
		byte[] blank = visitor.bytes("/intake/workbook?type=" + TYPE + "&unit=" + UNIT);
		List<String> shops = new ArrayList<>();
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(blank))) {
			for (int sheet = 0; sheet < workbook.getNumberOfSheets(); sheet++) {
				if (workbook.isSheetHidden(sheet) || workbook.isSheetVeryHidden(sheet)) {
					workbook.getSheetAt(sheet).forEach((row) -> {
						for (Cell cell : row) {
							if (cell.toString().startsWith("城关镇") && cell.toString().length() > 5) {
								shops.add(cell.toString());
							}
						}
					});
				}
			}
		}
		if (shops.isEmpty()) {
			throw new IOException("The blank workbook offers no shops");
		}
		return shops;
	}

	private byte[] workbook(int rows, List<String> shops) throws IOException {
		int run = this.used.incrementAndGet();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(bytes, "bench", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("表");
			String[] headings = { "日期", "监管对象", "出动执法人员（人次）", "发现问题（个）", "检查结果", "自编号" };
			for (int i = 0; i < headings.length; i++) {
				sheet.value(0, i, headings[i]);
			}
			for (int i = 1; i <= rows; i++) {
				sheet.value(i, 0, LocalDate.of(2007, 8, 27).plusDays(i % 30));
				sheet.style(i, 0).format("yyyy-mm-dd").set();
				sheet.value(i, 1, shops.get(i % shops.size()));
				sheet.value(i, 2, 2 + i % 4);
				sheet.value(i, 3, i % 3);
				sheet.value(i, 4, (i % 3 == 0) ? "未发现问题" : "责令整改");
				sheet.value(i, 5, "B" + run + "-" + i);
			}
		}
		return bytes.toByteArray();
	}

	/**
	 * Files records one by one.
	 * @return records a second
	 */
	double singly(int seconds) throws Exception {
		Visitor office = Visitor.signedIn(this.version.address(), "office");
		String token = office.token();
		return Timed.rate(seconds,
				() -> require(201, office.call(token, "/api/v1/records", "application/json", meeting())));
	}

	/**
	 * Files many records with one request.
	 * @return records a second
	 */
	double together(int seconds) throws Exception {
		Visitor office = Visitor.signedIn(this.version.address(), "office");
		String token = office.token();
		return TOGETHER * Timed.rate(seconds, () -> {
			StringBuilder lines = new StringBuilder();
			for (int i = 0; i < TOGETHER; i++) {
				lines.append(meeting()).append('\n');
			}
			HttpResponse<String> answer = office.call(token, "/api/v1/records/bulk", "application/x-ndjson",
					lines.toString());
			require(200, answer);
			if (answer.body().contains("REFUSED")) {
				throw new IOException(answer.body().lines().findFirst().orElse(""));
			}
		});
	}

	/**
	 * Starts it.
	 * @return starts a second
	 */
	double started() throws Exception {
		return 1 / this.version.restart();
	}

	private String meeting() {
		String key = "bench-" + this.used.incrementAndGet();
		return ("{\"type\":\"meeting\",\"unit\":\"government@239901\",\"region\":\"239901\",\"date\":\"2007-09-20\","
				+ "\"fields\":{\"kind\":\"study\",\"title\":\"%s\"},\"key\":\"%s\"}")
			.formatted(key, key);
	}

	private static void require(int status, HttpResponse<String> answer) throws IOException {
		if (answer.statusCode() != status) {
			throw new IOException(answer.statusCode() + " " + answer.body());
		}
	}

}
