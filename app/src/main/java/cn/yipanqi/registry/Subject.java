package cn.yipanqi.registry;

import org.jspecify.annotations.Nullable;

/**
 * A supervised subject (监管对象): an enterprise, shop, base, canteen, market or key area.
 *
 * @param id number given by the registry
 * @param kind code of its kind in the pack
 * @param tier code of its tier, or null where the kind has none
 * @param name its name
 * @param uscc unified social credit code (GB 32100), or null: stalls and farms have none
 * @param licence number of its licence, or null
 * @param region where it stands
 * @param address its address, or null
 */
public record Subject(long id, String kind, @Nullable String tier, String name, @Nullable String uscc,
		@Nullable String licence, String region, @Nullable String address) {
}
