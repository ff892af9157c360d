package cn.yipanqi.engine.rollup;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One statement behind a figure.
 *
 * @param origin number of the ledger entry
 * @param amount what it adds; 1 for each thing counted
 * @param key what it counts once, for distinct and stock; else null
 */
public record Behind(long origin, BigDecimal amount, @Nullable String key) {
}
