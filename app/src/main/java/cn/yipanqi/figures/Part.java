package cn.yipanqi.figures;

import cn.yipanqi.engine.algebra.Figure;

/**
 * One part of a breakdown.
 *
 * @param code code of the region, department or group, or the day
 * @param name what a reader calls it
 * @param figure its figure
 */
public record Part(String code, String name, Figure figure) {
}
