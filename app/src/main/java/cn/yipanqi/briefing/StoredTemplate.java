package cn.yipanqi.briefing;

import java.time.Instant;

import cn.yipanqi.seal.Digests;
import org.jspecify.annotations.Nullable;

/**
 * A template's file with its origin.
 */
public final class StoredTemplate {

	private final @Nullable Long id;

	private final String code;

	private final byte[] file;

	private final @Nullable Instant uploadedAt;

	private final @Nullable String uploadedBy;

	private StoredTemplate(@Nullable Long id, String code, byte[] file, @Nullable Instant uploadedAt,
			@Nullable String uploadedBy) {
		this.id = id;
		this.code = code;
		this.file = file;
		this.uploadedAt = uploadedAt;
		this.uploadedBy = uploadedBy;
	}

	static StoredTemplate ofPack(String code, byte[] file) {
		return new StoredTemplate(null, code, file, null, null);
	}

	static StoredTemplate stored(long id, String code, byte[] file, Instant uploadedAt, String uploadedBy) {
		return new StoredTemplate(id, code, file, uploadedAt, uploadedBy);
	}

	/**
	 * Its number in the database, or null for the pack's own file, not yet used.
	 */
	@Nullable Long id() {
		return this.id;
	}

	/**
	 * Code of the kind of briefing.
	 */
	public String code() {
		return this.code;
	}

	/**
	 * The Word file.
	 */
	public byte[] file() {
		return this.file.clone();
	}

	/**
	 * SM3 of the file.
	 */
	public String digest() {
		return Digests.of(this.file);
	}

	/**
	 * When it was uploaded, or null for the pack's own.
	 */
	public @Nullable Instant uploadedAt() {
		return this.uploadedAt;
	}

	/**
	 * The account that uploaded it, or null for the pack's own.
	 */
	public @Nullable String uploadedBy() {
		return this.uploadedBy;
	}

}
