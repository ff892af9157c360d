package cn.yipanqi.api;

import java.util.List;
import java.util.function.Function;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A part of a list.
 *
 * @param items what it holds
 * @param next cursor of the next part, or null if this is the last
 */
record Page<T>(List<T> items,
		@Schema(description = "Cursor of the next page; absent on the last page.") @Nullable String next) {

	/** The most that a page holds. */
	static final int MOST = 500;

	/** What a page holds if nothing is said. */
	static final String USUAL = "100";

	/**
	 * @param found one more than asked for, if there are more
	 * @param cursor from the last item of the page to its cursor
	 */
	static <S, T> Page<T> of(List<S> found, int limit, Function<List<S>, List<T>> items, Function<S, String> cursor) {
		List<S> page = found.subList(0, Math.min(limit, found.size()));
		return new Page<>(items.apply(page), (found.size() > limit) ? cursor.apply(page.get(limit - 1)) : null);
	}

	static int limit(int limit) {
		if (limit < 1 || limit > MOST) {
			throw new RefusedRequestException(HttpStatus.BAD_REQUEST, "bad-limit", limit, MOST);
		}
		return limit;
	}

}
