package cn.yipanqi.briefing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of briefings.
 *
 * @param address where people reach the application, without a slash at the end: the
 * numbers in Word files link there
 */
@ConfigurationProperties("yipanqi.briefing")
record BriefingProperties(@DefaultValue("http://localhost:8080") String address) {
}
