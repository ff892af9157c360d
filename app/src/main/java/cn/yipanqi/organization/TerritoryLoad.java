package cn.yipanqi.organization;

import cn.yipanqi.engine.pack.Pack;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the pack's territory whenever the city is served, so that a new town in the pack
 * is a town in the city after a restart.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnBooleanProperty("yipanqi.load-territory")
class TerritoryLoad implements ApplicationRunner {

	private final Organization organization;

	private final Pack pack;

	TerritoryLoad(Organization organization, Pack pack) {
		this.organization = organization;
		this.pack = pack;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.organization.load(this.pack.territory());
	}

}
