package cn.yipanqi.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another server that is told of every record.
 */
final class Told implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final Set<String> records = ConcurrentHashMap.newKeySet();

	Told() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		this.server.createContext("/", this::take);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		JSON.readTree(exchange.getRequestBody().readAllBytes())
			.at("/entries")
			.forEach((entry) -> this.records.add(entry.at("/record").asString()));
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/told";
	}

	/**
	 * How many different records it was told of.
	 */
	int records() {
		return this.records.size();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
