package cn.yipanqi.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Receipt;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Starts nodes of the application on a database, and files meetings there.
 */
final class Nodes {

	static final Author OFFICE = new Author("office", Scope.EVERYTHING);

	private Nodes() {
	}

	static ConfigurableApplicationContext start(DriverManagerDataSource database, String... settings) {
		List<String> words = new ArrayList<>(List.of("--yipanqi.load-territory=true",
				"--yipanqi.now=2007-09-27T09:00:00", "--spring.datasource.url=" + database.getUrl(),
				"--spring.datasource.username=" + database.getUsername(),
				"--spring.datasource.password=" + database.getPassword()));
		words.addAll(List.of(settings));
		return new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.properties("yipanqi.pack=../packs/product-food-safety-2007")
			.run(words.toArray(String[]::new));
	}

	static Receipt meet(ConfigurableApplicationContext node, int day) {
		return node.getBean(Ledger.class).record(meeting(day), OFFICE);
	}

	/**
	 * To mobilize from the 21st on, to study before.
	 */
	static Draft meeting(int day) {
		return new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, day),
				Map.of("kind", (day > 20) ? "mobilization" : "study", "title", "部署会议"), List.of(), null);
	}

}
