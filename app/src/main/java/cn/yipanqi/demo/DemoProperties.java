package cn.yipanqi.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demonstration.
 *
 * @param seed seed of all chance
 * @param size number of acts, about
 * @param password password of the demonstration's accounts
 */
@ConfigurationProperties("yipanqi.demo")
record DemoProperties(@DefaultValue("2007") long seed, @DefaultValue("200000") int size,
		@DefaultValue("yipanqi-2007") String password) {
}
