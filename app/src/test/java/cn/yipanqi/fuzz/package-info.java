/**
 * What all fuzz targets share.
 */
@NullMarked
package cn.yipanqi.fuzz;

import org.jspecify.annotations.NullMarked;
