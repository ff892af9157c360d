package cn.yipanqi.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

/**
 * One key in a file, made when it is first needed.
 */
@Component
class KeyFile implements SealKeys {

	private final Path file;

	KeyFile(SealProperties properties) {
		this.file = properties.log().toAbsolutePath().normalize().resolveSibling("keys").resolve("seal.key");
	}

	@Override
	public int current() {
		return 1;
	}

	@Override
	public boolean has(int key) {
		return key == 1;
	}

	@Override
	public byte[] sign(int key, byte[] message) {
		return Sm3.mac(secret(), message);
	}

	private synchronized byte[] secret() {
		try {
			if (!Files.exists(this.file)) {
				Files.createDirectories(this.file.getParent());
				byte[] secret = new byte[Sm3.LENGTH];
				new SecureRandom().nextBytes(secret);
				Files.createFile(this.file,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
				Files.writeString(this.file, HexFormat.of().formatHex(secret), StandardOpenOption.SYNC);
			}
			return HexFormat.of().parseHex(Files.readString(this.file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
