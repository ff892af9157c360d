package cn.yipanqi.registry;

import org.jspecify.annotations.Nullable;

/**
 * Which subjects a list shows; null means any.
 *
 * @param text words, each of which is part of what is known of a subject
 * @param kind code of the kind
 * @param tier code of the tier
 * @param region the region with all below it; empty for everywhere
 * @param state whether it is there still
 */
public record SubjectQuery(@Nullable String text, @Nullable String kind, @Nullable String tier, String region,
		Standing.@Nullable State state) {
}
