package cn.yipanqi.soak;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What went wrong, and how often.
 */
final class Failures {

	private final Map<String, LongAdder> kinds = new ConcurrentSkipListMap<>();

	void note(String what, HttpResponse<String> answer) {
		String type = answer.headers().firstValue("Content-Type").orElse("-").split(";")[0];
		note(what + " " + answer.statusCode() + " " + type);
	}

	void note(String what, Exception ex) {
		note(what + " " + ex.getClass().getSimpleName());
	}

	private void note(String kind) {
		this.kinds.computeIfAbsent(kind, (key) -> new LongAdder()).increment();
	}

	Map<String, LongAdder> kinds() {
		return this.kinds;
	}

	@Override
	public String toString() {
		return this.kinds.toString();
	}

}
