package cn.yipanqi.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody else's server, which takes what it is told or not.
 */
final class Receiver implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private volatile int status = 204;

	private volatile String location = "";

	Receiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::take);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.messages.add(new Message(exchange.getRequestURI().getPath(),
				exchange.getRequestHeaders().getFirst("Yipanqi-Delivery"),
				exchange.getRequestHeaders().getFirst("Yipanqi-Signature"), body, this.status));
		if (!this.location.isEmpty()) {
			exchange.getResponseHeaders().set("Location", this.location);
		}
		exchange.sendResponseHeaders(this.status, -1);
		exchange.close();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/hook";
	}

	void answer(int status) {
		this.status = status;
	}

	void redirectTo(String address) {
		this.location = address;
		this.status = 302;
	}

	List<Message> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * What was told of records, as far as it was taken, in order.
	 */
	List<String> taken() {
		return this.messages.stream()
			.filter((message) -> message.status() < 300)
			.flatMap((message) -> message.json().at("/entries").valueStream())
			.map((entry) -> entry.at("/record").asString() + " " + entry.at("/operation").asString())
			.toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A message as it came.
	 */
	record Message(String path, String delivery, String signature, String body, int status) {

		JsonNode json() {
			return JSON.readTree(this.body);
		}

	}

}
