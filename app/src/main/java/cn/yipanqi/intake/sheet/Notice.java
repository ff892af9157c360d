package cn.yipanqi.intake.sheet;

import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Place;

/**
 * Something that was not read, or read otherwise than it says, and that whoever imports
 * should know.
 *
 * @param value what stands there
 */
public record Notice(Fault fault, Place place, String value) {
}
