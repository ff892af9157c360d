package cn.yipanqi.web;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers that browsers keep as files.
 */
public final class Attachment {

	/** A workbook of Excel. */
	public static final MediaType EXCEL = MediaType
		.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	/** A document of Word. */
	public static final MediaType WORD = MediaType
		.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

	private Attachment() {
	}

	/**
	 * Begins an answer that is kept under a name.
	 */
	public static ResponseEntity.BodyBuilder named(String name, MediaType type) {
		return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, disposition(name));
	}

	/**
	 * The header {@code Content-Disposition}, with a name in any language.
	 */
	public static String disposition(String name) {
		return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
	}

}
