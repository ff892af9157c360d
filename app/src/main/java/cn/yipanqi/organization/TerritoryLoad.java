package cn.yipanqi.organization;

import cn.yipanqi.engine.pack.Pack;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the pack's territory at the first start, so that the first accounts have a region
 * to be made for; and whenever the city is served, so that a new town in the pack is a
 * town in the city after a restart.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TerritoryLoad implements ApplicationRunner {

	private final Organization organization;

	private final Pack pack;

	private final boolean always;

	TerritoryLoad(Organization organization, Pack pack, @Value("${yipanqi.load-territory:false}") boolean always) {
		this.organization = organization;
		this.pack = pack;
		this.always = always;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.always || this.organization.regions().isEmpty()) {
			this.organization.load(this.pack.territory());
		}
	}

}
