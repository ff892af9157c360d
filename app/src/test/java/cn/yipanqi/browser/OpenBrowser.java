package cn.yipanqi.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A browser for the tests of a class, and the address of what they look at.
 */
abstract class OpenBrowser {

	static Browsers browsers;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void open() {
		browsers = new Browsers();
	}

	@AfterAll
	static void close() {
		browsers.close();
	}

	final String address(String path) {
		return "http://localhost:" + this.port + path;
	}

}
