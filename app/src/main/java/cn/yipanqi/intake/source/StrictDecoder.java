package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes and never replaces what is malformed. All characters before a malformed
 * byte are handed out first, so that whoever reads knows the place when the error comes.
 */
final class StrictDecoder extends Reader {

	private final InputStream in;

	private final CharsetDecoder decoder;

	private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();

	private boolean ended;

	private @Nullable IOException failure;

	StrictDecoder(InputStream in, Charset charset) {
		this.in = in;
		this.decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		CharBuffer characters = CharBuffer.wrap(target, offset, length).slice();
		while (characters.position() == 0) {
			if (this.failure != null) {
				throw this.failure;
			}
			CoderResult result = this.decoder.decode(this.bytes, characters, this.ended);
			if (result.isError()) {
				this.failure = new MalformedBytesException(malformed(result.length()));
			}
			else if (result.isUnderflow() && characters.position() == 0) {
				if (this.ended) {
					return -1;
				}
				fill();
			}
		}
		return characters.position();
	}

	private void fill() {
		this.bytes.compact();
		try {
			int count = this.in.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
			if (count < 0) {
				this.ended = true;
			}
			else {
				this.bytes.position(this.bytes.position() + count);
			}
		}
		catch (IOException ex) {
			this.failure = ex;
		}
		this.bytes.flip();
	}

	private String malformed(int length) {
		byte[] malformed = new byte[Math.min(length, this.bytes.remaining())];
		this.bytes.get(this.bytes.position(), malformed);
		return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(malformed);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

	/**
	 * Thrown where bytes are no text in the encoding; the message is their hexadecimal
	 * form.
	 */
	static final class MalformedBytesException extends CharacterCodingException {

		private final String hex;

		MalformedBytesException(String hex) {
			this.hex = hex;
		}

		@Override
		public String getMessage() {
			return this.hex;
		}

	}

}
