package cn.yipanqi.access;

import java.net.URI;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Somebody with a browser of their own.
 */
final class Visitor {

	private final MockMvcTester mvc;

	private final String address;

	private final MockHttpSession session = new MockHttpSession();

	Visitor(MockMvcTester mvc) {
		this(mvc, "10.1.2.3");
	}

	/**
	 * Somebody at a network address.
	 */
	Visitor(MockMvcTester mvc, String address) {
		this.mvc = mvc;
		this.address = address;
	}

	MvcTestResult get(String path) {
		return this.mvc.get().uri(URI.create(path)).session(this.session).with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		}).exchange();
	}

	/**
	 * Goes to a page.
	 */
	MvcTestResult navigate(String path) {
		return this.mvc.get().uri(URI.create(path)).session(this.session).accept(MediaType.TEXT_HTML).exchange();
	}

	/**
	 * Sends a form.
	 * @param fields names and values, one after the other
	 */
	MvcTestResult post(String path, String... fields) {
		var request = this.mvc.post().uri(URI.create(path)).session(this.session);
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.with(SecurityMockMvcRequestPostProcessors.csrf()).with((sent) -> {
			sent.setRemoteAddr(this.address);
			return sent;
		}).exchange();
	}

	MvcTestResult signIn(String account, String password) {
		return post("/sign-in", "username", account, "password", password);
	}

	boolean isSignedIn() {
		return get("/account").getResponse().getStatus() == 200;
	}

	String sessionId() {
		return this.session.getId();
	}

	static String target(MvcTestResult result) {
		return result.getResponse().getRedirectedUrl();
	}

}
