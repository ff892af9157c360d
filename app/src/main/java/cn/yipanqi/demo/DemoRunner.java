package cn.yipanqi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.InitialPassword;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.briefing.Briefings;
import cn.yipanqi.briefing.FileNames;
import cn.yipanqi.cli.Notice;
import cn.yipanqi.engine.pack.BriefingType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
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
class DemoRunner implements ApplicationRunner, Notice {

	private static final Logger LOGGER = LoggerFactory.getLogger(DemoRunner.class);

	private final DemoCity city;

	private final DemoPeople people;

	private final DemoStalls stalls;

	private final Accounts accounts;

	private final Organization organization;

	private final Pack pack;

	private final Briefings briefings;

	private final DemoProperties properties;

	private final Path home;

	private final Clock clock;

	private final List<String> lines = new ArrayList<>();

	DemoRunner(DemoCity city, DemoPeople people, DemoStalls stalls, Accounts accounts, Organization organization,
			Pack pack, Briefings briefings, DemoProperties properties, @Value("${yipanqi.home}") Path home,
			Clock clock) {
		this.city = city;
		this.people = people;
		this.stalls = stalls;
		this.accounts = accounts;
		this.organization = organization;
		this.pack = pack;
		this.briefings = briefings;
		this.properties = properties;
		this.home = home;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		if (!this.city.isLoaded()) {
			LOGGER.info("Loading the made-up city: seed {}, about {} acts", this.properties.seed(),
					this.properties.size());
			int acts = this.city.load(this.properties.seed(), this.properties.size(),
					this.clock.instant().truncatedTo(ChronoUnit.HOURS));
			LOGGER.info("{} entries written", acts);
		}
		this.stalls.fill();
		if (this.people.fill(this.properties.seed())) {
			LOGGER.info("The command structure is filled with people");
		}
		report();
		String cityCode = this.organization.city().code();
		Region county = this.organization.counties().get(0);
		this.lines.add("Accounts (password %s):".formatted(this.properties.password()));
		account("office", "专项整治办公室", Role.OFFICE, cityCode, null);
		account("leader", "市领导", Role.LEADER, cityCode, null);
		account("liaison", "市工商局联络员", Role.LIAISON, cityCode, "aic");
		account("county", county.name() + "整治办", Role.LIAISON, county.code(), null);
		account("inspector", county.name() + "卫生监督员", Role.INSPECTOR, county.code(), "health");
		account("auditor", "审计管理员", Role.AUDITOR, cityCode, null);
		account("system", "系统管理员", Role.SYSTEM_ADMINISTRATOR, cityCode, null);
		account("security", "安全管理员", Role.SECURITY_ADMINISTRATOR, cityCode, null);
	}

	/**
	 * Writes the city's report of the day, as its campaign office would take it to the
	 * leaders.
	 */
	private void report() throws IOException {
		LocalDate today = this.briefings.day(null);
		for (BriefingType type : this.pack.briefings()) {
			Briefings.Draft draft = this.briefings.draft(type.code(), this.organization.city().code(), today,
					Scope.EVERYTHING);
			Path file = FileNames.in(Files.createDirectories(this.home.resolve("briefings")), draft.title(),
					type.code(), today);
			Files.write(file, this.briefings.document(draft));
			this.lines.add("Report: " + file.toAbsolutePath());
		}
	}

	private void account(String name, String displayName, Role role, String region, @Nullable String department) {
		this.accounts.create(name, displayName, InitialPassword.lasting(this.properties.password()), role,
				new Scope(region, department), "demo");
		this.lines.add("  %-10s %s".formatted(name, displayName));
	}

	@Override
	public List<String> lines() {
		return List.copyOf(this.lines);
	}

}
