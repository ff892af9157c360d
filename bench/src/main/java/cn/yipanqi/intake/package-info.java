/**
 * What benchmarks need of the imports.
 */
@NullMarked
package cn.yipanqi.intake;

import org.jspecify.annotations.NullMarked;
