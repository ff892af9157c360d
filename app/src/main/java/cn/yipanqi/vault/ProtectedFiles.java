package cn.yipanqi.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.springframework.stereotype.Component;

/**
 * Encrypts files that are too large to hold in memory, by AES-256-GCM in segments: the
 * processor does it at the speed of the disk. Nothing of a segment is given before it is
 * proved; segments cannot be left out, swapped, cut off, or taken from another file.
 */
@Component
public class ProtectedFiles {

	private final KeyRing ring;

	ProtectedFiles(KeyRing ring) {
		this.ring = ring;
	}

	/**
	 * Protects what is written, under the current key. The file is whole only when the
	 * stream has been closed; that closes the other one, too.
	 * @param context where the file belongs; the same is needed to read it
	 */
	public OutputStream writing(OutputStream out, String context) throws IOException {
		return new SegmentOutput(out, this.ring.current(Purpose.FILE), context);
	}

	/**
	 * Reads a protected file.
	 * @param context where it was found
	 * @throws VaultException if its key is not in the ring
	 * @throws IOException if it is no protected file, was changed or cut off, or belongs
	 * elsewhere; also later, while it is read
	 */
	public InputStream reading(InputStream in, String context) throws IOException {
		return new SegmentInput(in, (number) -> this.ring.of(Purpose.FILE, number), context);
	}

}
