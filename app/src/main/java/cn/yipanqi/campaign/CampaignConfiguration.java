package cn.yipanqi.campaign;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the pack and sets the clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CampaignProperties.class)
class CampaignConfiguration {

	@Bean
	Pack pack(CampaignProperties properties) {
		return PackReader.read(Path.of(properties.pack())).orThrow();
	}

	@Bean
	Clock clock(CampaignProperties properties, Pack pack) {
		ZoneId zone = pack.campaign().zone();
		if (properties.now() == null) {
			return Clock.system(zone);
		}
		Instant start = properties.now().atZone(zone).toInstant();
		return Clock.offset(Clock.system(zone), Duration.between(Instant.now(), start));
	}

}
