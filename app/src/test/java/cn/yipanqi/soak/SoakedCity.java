package cn.yipanqi.soak;

import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Who works in the city before it is put under load: an account with its tokens, and
 * shops to inspect.
 */
final class SoakedCity {

	static final String ACCOUNT = "soak";

	static final String PASSWORD = "Bamboo-Ferry-71";

	static final String TYPE = "circulation_inspection";

	static final String UNIT = "aic@239901";

	private static final int SHOPS = 200;

	private SoakedCity() {
	}

	static String shop(int number) {
		return "食杂店" + number % SHOPS;
	}

	/**
	 * Makes them in a database.
	 * @return so many tokens
	 */
	static List<String> settle(List<String> settings, int programs) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(YipanqiApplication.class)
			.web(WebApplicationType.NONE)
			.run(settings.toArray(String[]::new))) {
			context.getBean(Organization.class).load(context.getBean(Pack.class).territory());
			for (int i = 0; i < SHOPS; i++) {
				context.getBean(Registry.class)
					.register(new Subject(0, "food_shop", "city", shop(i), null, "R" + i, "239901", null),
							"licence:R" + i);
			}
			Accounts accounts = context.getBean(Accounts.class);
			accounts.create(ACCOUNT, "数据交换", InitialPassword.lasting(PASSWORD), Role.OFFICE, new Scope("2399", null),
					"test");
			Reader owner = accounts.loadUserByUsername(ACCOUNT);
			List<String> tokens = new ArrayList<>();
			for (int i = 0; i < programs; i++) {
				tokens.add(context.getBean(Tokens.class).make(owner, owner.grants().get(0).id(), "程序" + i, false, 90));
			}
			return tokens;
		}
	}

}
