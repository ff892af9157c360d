/**
 * The workbook of a record type: made to be filled in, read whatever people have made of
 * it, and given back with its bad cells marked.
 */
@NullMarked
package cn.yipanqi.intake.sheet;

import org.jspecify.annotations.NullMarked;
