package cn.yipanqi.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import cn.yipanqi.vault.Key;
import cn.yipanqi.vault.KeyRing;
import cn.yipanqi.vault.Purpose;
import cn.yipanqi.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The keys that seals are signed with: those of the ring, derived for this purpose.
 */
@Component
class SealKeys {

	private static final Logger LOGGER = LoggerFactory.getLogger(SealKeys.class);

	private final KeyRing ring;

	SealKeys(KeyRing ring, SealProperties properties) {
		this.ring = ring;
		Path former = properties.log().toAbsolutePath().normalize().resolveSibling("keys").resolve("seal.key");
		if (Files.exists(former)) {
			LOGGER.warn(
					"""
							'{}' is from before the key ring signed the seals, and signs nothing any more: seals made with it are \
							reported as not validly signed. Start this home over, or move the file away""",
					former);
		}
	}

	/**
	 * Signs the end of a chain with the current key.
	 */
	Signature sign(byte[] chain) {
		Key key = this.ring.current(Purpose.SEAL);
		return new Signature(key.number(), Sm3.mac(key.bytes(), chain));
	}

	/**
	 * The key of this number; empty if the ring lacks it.
	 */
	Optional<Key> find(int number) {
		try {
			return Optional.of(this.ring.of(Purpose.SEAL, number));
		}
		catch (VaultException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether whoever runs this application has said that the key is lost for good.
	 */
	boolean isLost(int number) {
		return this.ring.isLost(number);
	}

	/**
	 * HMAC-SM3, and the number of the key.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Signature(int key, byte[] mac) {
	}

}
