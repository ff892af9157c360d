/**
 * Files as rows: bytes, characters, records, each with its place.
 */
@NullMarked
package cn.yipanqi.intake.source;

import org.jspecify.annotations.NullMarked;
