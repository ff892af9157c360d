package cn.yipanqi.api;

import java.io.IOException;
import java.util.Locale;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files as many records as a program has, one a line.
 */
@RestController
@Requires(Permission.WRITE)
@Tag(name = "Records")
class BulkEndpoint {

	static final String PATH = "/api/v1/records/bulk";

	static final String LINES = "application/x-ndjson";

	private final Bulk bulk;

	BulkEndpoint(Bulk bulk) {
		this.bulk = bulk;
	}

	@PostMapping(path = PATH, consumes = LINES, produces = { LINES, "application/problem+json" })
	@Operation(operationId = "fileRecords", summary = "Files many records, one JSON object a line",
			description = "One line comes back for each line sent, in order, when the last has been read; blank "
					+ "lines have none. A line that is refused keeps no other out. Lines are filed in chunks, each "
					+ "in one transaction: if the connection breaks, whole chunks are there or nothing, and the same "
					+ "lines sent again add nothing. A line that perhaps repeats a record in force, or a line before it, "
					+ "is refused with the numbers of the records, and filed when they are named under confirm. There is no limit to their number; a line may hold 64 KiB.",
			requestBody = @RequestBody(required = true, description = "Records, one a line.",
					content = @Content(mediaType = LINES, schema = @Schema(implementation = RecordDraft.class))))
	@ApiResponse(responseCode = "200", description = "What became of each line.",
			content = @Content(mediaType = LINES, schema = @Schema(implementation = Bulk.LineOutcome.class)))
	void file(@AuthenticationPrincipal Reader account, @Parameter(
			description = "Key of the whole, for lines without a key of their own: followed by the line's number it "
					+ "is theirs.") @RequestHeader(name = FilingEndpoints.KEY_HEADER,
							required = false) @Nullable String key,
			HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
		try (Outcomes outcomes = this.bulk.file(request.getInputStream(), Known.given(key).orElse(null), account,
				locale)) {
			response.setContentType(LINES);
			outcomes.copyTo(response.getOutputStream());
		}
	}

}
