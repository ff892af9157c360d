/**
 * Benchmarks. What is compared is measured side by side, in rounds that take turns.
 */
@NullMarked
package cn.yipanqi.bench;

import org.jspecify.annotations.NullMarked;
