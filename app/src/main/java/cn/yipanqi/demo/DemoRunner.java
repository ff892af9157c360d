package cn.yipanqi.demo;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads the made-up city and its accounts when the demonstration starts, once.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoRunner implements ApplicationRunner {

	private static final Logger LOGGER = LoggerFactory.getLogger(DemoRunner.class);

	private final DemoCity city;

	private final Accounts accounts;

	private final Organization organization;

	private final DemoProperties properties;

	private final Clock clock;

	DemoRunner(DemoCity city, Accounts accounts, Organization organization, DemoProperties properties, Clock clock) {
		this.city = city;
		this.accounts = accounts;
		this.organization = organization;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (!this.city.isLoaded()) {
			LOGGER.info("Loading the made-up city: seed {}, about {} acts", this.properties.seed(),
					this.properties.size());
			int acts = this.city.load(this.properties.seed(), this.properties.size(),
					this.clock.instant().truncatedTo(ChronoUnit.HOURS));
			LOGGER.info("{} entries written", acts);
		}
		String cityCode = this.organization.city().code();
		String county = this.organization.counties().get(0).code();
		account("office", "专项整治办公室", Role.OFFICE, cityCode, null);
		account("leader", "市领导", Role.LEADER, cityCode, null);
		account("liaison", "市工商局联络员", Role.LIAISON, cityCode, "aic");
		account("county", this.organization.counties().get(0).name() + "整治办", Role.LIAISON, county, null);
		account("inspector", this.organization.counties().get(0).name() + "卫生监督员", Role.INSPECTOR, county, "health");
		account("auditor", "审计员", Role.AUDITOR, cityCode, null);
	}

	private void account(String name, String displayName, Role role, String region, @Nullable String department) {
		this.accounts.create(name, displayName, this.properties.password(), role, region, department);
	}

}
