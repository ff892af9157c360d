package cn.yipanqi.api;

import java.util.concurrent.atomic.AtomicInteger;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running server, and programs that call it over the network.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
				"yipanqi.webhooks.allowed-hosts=127.0.0.1:*", "yipanqi.webhooks.every=100ms" })
abstract class ProgramTest {

	static final Author CITY = new Author("city", Scope.EVERYTHING);

	private static final AtomicInteger NUMBER = new AtomicInteger();

	@LocalServerPort
	int port;

	@Autowired
	Accounts accounts;

	@Autowired
	Tokens tokens;

	@Autowired
	Ledger ledger;

	@Autowired
	Registry registry;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void loadTerritory(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	/**
	 * A program of an account of its own, in a region.
	 */
	Program program(Role role, String region) {
		return program(role, new Scope(region, null), false);
	}

	Program program(Role role, Scope scope, boolean readsOnly) {
		String name = "program" + NUMBER.incrementAndGet();
		this.accounts.create(name, "程序" + name, InitialPassword.lasting("Bamboo-Ferry-71"), role, scope, "test");
		Reader owner = this.accounts.loadUserByUsername(name);
		return new Program(this.port, this.tokens.make(owner, owner.grants().get(0).id(), "数据交换", readsOnly, 90));
	}

	static String meeting(String title, String unit, String region) {
		return """
				{"type": "meeting", "unit": "%s", "region": "%s", "date": "2007-09-20",
				"fields": {"kind": "study", "title": "%s"}}""".formatted(unit, region, title);
	}

	static String unique(String what) {
		return what + NUMBER.incrementAndGet();
	}

}
