package cn.yipanqi.soak;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that file records, each under a key of its own, singly and now and then many
 * at once, and send again under the same key whatever was not acknowledged.
 */
final class Clients {

	private static final int EVERY = 10;

	private static final int TOGETHER = 20;

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final JsonMapper JSON = new JsonMapper();

	private final String server;

	private final String scene;

	private final List<String> tokens;

	private final Failures failures;

	private final ExecutorService threads;

	private final List<Future<?>> running = new ArrayList<>();

	private final Set<String> sent = ConcurrentHashMap.newKeySet();

	private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

	private volatile boolean stopping;

	Clients(String server, String scene, List<String> tokens, Failures failures) {
		this.server = server;
		this.scene = scene;
		this.tokens = tokens;
		this.failures = failures;
		this.threads = Executors.newFixedThreadPool(tokens.size());
	}

	void start() {
		for (int i = 0; i < this.tokens.size(); i++) {
			int client = i;
			this.running.add(this.threads.submit(() -> {
				file(client);
				return null;
			}));
		}
	}

	/**
	 * Begins no further record, and waits until every one was acknowledged.
	 */
	void stop() throws Exception {
		this.stopping = true;
		for (Future<?> client : this.running) {
			client.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
		}
		this.threads.shutdown();
	}

	/**
	 * Keys that were sent, whatever became of them.
	 */
	Set<String> sent() {
		return this.sent;
	}

	Set<String> acknowledged() {
		return this.acknowledged;
	}

	private void file(int client) throws InterruptedException {
		Caller caller = new Caller(this.server);
		for (int i = 0; !this.stopping; i++) {
			String key = "%s-%d-%d".formatted(this.scene, client, i);
			List<String> keys = (i % EVERY != EVERY - 1) ? List.of(key)
					: IntStream.range(0, TOGETHER).mapToObj((n) -> key + "." + n).toList();
			this.sent.addAll(keys);
			Instant end = Instant.now().plus(PATIENCE);
			while (!isAcknowledged(caller, this.tokens.get(client), keys)) {
				if (Instant.now().isAfter(end)) {
					return;
				}
				TimeUnit.MILLISECONDS.sleep(200);
			}
			this.acknowledged.addAll(keys);
		}
	}

	private boolean isAcknowledged(Caller caller, String token, List<String> keys) throws InterruptedException {
		String what = (keys.size() > 1) ? "bulk" : "record";
		try {
			HttpResponse<String> answer = (keys.size() > 1) ? many(caller, token, keys)
					: one(caller, token, keys.get(0));
			boolean good = (keys.size() > 1) ? answer.statusCode() == 200 && isWhole(answer.body(), keys.size())
					: answer.statusCode() == 201 || answer.statusCode() == 200;
			if (!good) {
				this.failures.note(what, answer);
			}
			return good;
		}
		catch (IOException ex) {
			this.failures.note(what, ex);
			return false;
		}
	}

	private static HttpResponse<String> one(Caller caller, String token, String key)
			throws IOException, InterruptedException {
		return caller.post("/api/v1/records", "application/json", "{" + meeting(key) + "}", "Authorization",
				"Bearer " + token, "Idempotency-Key", key);
	}

	private static HttpResponse<String> many(Caller caller, String token, List<String> keys)
			throws IOException, InterruptedException {
		String lines = keys.stream()
			.map((key) -> "{" + meeting(key) + ",\"key\":\"" + key + "\"}\n")
			.collect(Collectors.joining());
		return caller.post("/api/v1/records/bulk", "application/x-ndjson", lines, "Authorization", "Bearer " + token);
	}

	private static boolean isWhole(String body, int lines) {
		List<JsonNode> outcomes = body.lines().map(JSON::readTree).toList();
		return outcomes.size() == lines
				&& outcomes.stream().noneMatch((line) -> line.at("/outcome").asString().equals("REFUSED"));
	}

	private static String meeting(String key) {
		return "\"type\":\"meeting\",\"unit\":\"government@239901\",\"region\":\"239901\",\"date\":\"2007-09-20\","
				+ "\"fields\":{\"kind\":\"study\",\"title\":\"" + key + "\"}";
	}

}
