package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.postgres.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one database.
 */
class BoardFollowerTests {

	private static final FigureQuery MEETINGS = new FigureQuery("meetings", "2399", null, null, null, null, null);

	@Test
	void nodeSeesWhatAnotherHasWritten() throws InterruptedException {
		DriverManagerDataSource database = (DriverManagerDataSource) TestDatabases.fresh();
		try (ConfigurableApplicationContext one = node(database);
				ConfigurableApplicationContext other = node(database)) {
			assertThat(meetings(other)).isZero();
			one.getBean(Ledger.class)
				.record(new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
						Map.of("kind", "mobilization", "title", "动员部署大会"), List.of(), null),
						new Author("office", Scope.EVERYTHING));
			assertThat(meetings(one)).isEqualByComparingTo("1");
			for (int i = 0; i < 100 && meetings(other).signum() == 0; i++) {
				Thread.sleep(100);
			}
			assertThat(meetings(other)).isEqualByComparingTo("1");
		}
	}

	private static BigDecimal meetings(ConfigurableApplicationContext node) {
		return node.getBean(Figures.class).figure(MEETINGS, Scope.EVERYTHING).value();
	}

	private static ConfigurableApplicationContext node(DriverManagerDataSource database) {
		return new SpringApplicationBuilder(YipanqiApplication.class).web(WebApplicationType.NONE)
			.run("--yipanqi.pack=../packs/product-food-safety-2007", "--yipanqi.load-territory=true",
					"--yipanqi.now=2007-09-27T09:00:00", "--spring.datasource.url=" + database.getUrl(),
					"--spring.datasource.username=" + database.getUsername(),
					"--spring.datasource.password=" + database.getPassword());
	}

}
