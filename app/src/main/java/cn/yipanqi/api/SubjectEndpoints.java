package cn.yipanqi.api;

import java.util.List;
import java.util.Objects;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Scope;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The supervised subjects within a token's scope.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Subjects")
class SubjectEndpoints {

	private final Registry registry;

	private final Known known;

	SubjectEndpoints(Registry registry, Known known) {
		this.registry = registry;
		this.known = known;
	}

	@GetMapping("/api/v1/subjects")
	@Operation(operationId = "listSubjects", summary = "Supervised subjects in the order of their numbers")
	Page<SubjectAnswer> list(@AuthenticationPrincipal Reader account,
			@Parameter(description = "Part of the name.") @RequestParam(required = false) @Nullable String text,
			@Parameter(description = "Unified social credit code.") @RequestParam(
					required = false) @Nullable String uscc,
			@Parameter(description = "Code of a kind of subject.") @RequestParam(
					required = false) @Nullable String kind,
			@Parameter(description = "Code of a region; all below it are included.") @RequestParam(
					required = false) @Nullable String region,
			@Parameter(description = "Cursor of the page before.") @RequestParam(
					required = false) @Nullable String cursor,
			@Parameter(description = "How many at most, 1 to 500.") @RequestParam(
					defaultValue = Page.USUAL) int limit) {
		Scope scope = account.scope();
		int most = Page.limit(limit);
		long start = Cursor.read(cursor, 0L, (parts) -> parts.number(0));
		String within = Objects.requireNonNullElse(this.known.region(region, scope), scope.region());
		List<Subject> found = this.registry.page(within, this.known.subjectKind(kind), Known.given(uscc).orElse(null),
				Known.given(text).orElse(null), start, most + 1);
		return Page.of(found, most, (page) -> page.stream().map(SubjectAnswer::of).toList(),
				(last) -> Cursor.of(last.id()));
	}

	/**
	 * A subject.
	 */
	@Schema(name = "Subject")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SubjectAnswer(@Schema(description = "Number that records name it by.") long id, String kind,
			@Nullable String tier, String name,
			@Schema(description = "Unified social credit code.") @Nullable String uscc, @Nullable String licence,
			String region, @Nullable String address) {

		static SubjectAnswer of(Subject subject) {
			return new SubjectAnswer(subject.id(), subject.kind(), subject.tier(), subject.name(), subject.uscc(),
					subject.licence(), subject.region(), subject.address());
		}

	}

}
