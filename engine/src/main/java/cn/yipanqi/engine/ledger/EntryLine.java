package cn.yipanqi.engine.ledger;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A line of an entry: goods seized, a participant. Values are
 * {@link java.math.BigDecimal}, {@link String} or {@link Boolean}; a field without a
 * value is absent.
 */
public record EntryLine(String type, @Nullable String unit, Map<String, Object> fields) {
}
