package cn.yipanqi.vault;

import java.nio.file.Path;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the key ring.
 *
 * @param keys folder of the key files; never inside the database, nor beside its backups
 * @param lostKeys numbers of keys that are lost for good: the application starts without
 * them, and what they protect stays unreadable
 */
@ConfigurationProperties("yipanqi")
record VaultProperties(@DefaultValue("var/keys") Path keys, @DefaultValue Set<Integer> lostKeys) {
}
