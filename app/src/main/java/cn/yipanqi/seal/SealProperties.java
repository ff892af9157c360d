package cn.yipanqi.seal;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sealing.
 *
 * @param every how long to wait from one round of sealing to the next
 * @param log file outside the database to which this node appends the seals that it made
 */
@ConfigurationProperties("yipanqi.seal")
record SealProperties(@DefaultValue("500ms") Duration every, @DefaultValue("var/seals.log") Path log) {
}
