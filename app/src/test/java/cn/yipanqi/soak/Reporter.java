package cn.yipanqi.soak;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who draws the progress report again and again.
 */
final class Reporter implements Runnable {

	private static final String REPORT = "/briefings/draft/progress_report/document";

	private final Caller caller;

	private final Failures failures;

	private final AtomicInteger drawn = new AtomicInteger();

	private volatile boolean stopping;

	Reporter(String server, Failures failures) {
		this.caller = new Caller(server);
		this.failures = failures;
	}

	int drawn() {
		return this.drawn.get();
	}

	void stop() {
		this.stopping = true;
	}

	@Override
	public void run() {
		try {
			while (!this.stopping) {
				draw();
				TimeUnit.MILLISECONDS.sleep(200);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void draw() throws InterruptedException {
		try {
			HttpResponse<String> answer = this.caller.get(REPORT);
			if (answer.statusCode() == 302) {
				this.caller.signIn(SoakedCity.ACCOUNT, SoakedCity.PASSWORD);
			}
			else if (answer.statusCode() == 200 && answer.body().startsWith("PK")) {
				this.drawn.incrementAndGet();
			}
			else {
				this.failures.note("report", answer);
			}
		}
		catch (IOException ex) {
			this.failures.note("report", ex);
		}
	}

}
