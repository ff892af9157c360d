package cn.yipanqi.campaign;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the campaign.
 *
 * @param pack directory of the campaign pack
 * @param now moment at which the clock starts, in the campaign's zone, for demonstrations
 * and tests; null for the real time
 */
@ConfigurationProperties("yipanqi")
record CampaignProperties(@DefaultValue("packs/product-food-safety-2007") String pack, @Nullable LocalDateTime now) {
}
