package cn.yipanqi.access;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever is let in needs one connection to the database at a time: with two, as many
 * programs at once as there are connections would wait for each other.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.load-territory=true",
				"spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=5000" })
class OneConnectionTests {

	@Test
	void programIsLetInOverOneConnection(@Autowired Accounts accounts, @Autowired Tokens tokens) {
		accounts.create("single", "程序", InitialPassword.lasting("Bamboo-Ferry-71"), Role.OFFICE,
				new Scope("2399", null), "test");
		Reader owner = accounts.loadUserByUsername("single");
		String token = tokens.make(owner, owner.grants().get(0).id(), "数据交换", false, 90);
		assertThat(tokens.reader(token)).isPresent();
	}

}
