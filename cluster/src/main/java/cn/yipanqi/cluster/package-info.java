/**
 * The engine on Apache Spark: the same figures over ledgers that one machine does not
 * hold.
 */
@NullMarked
package cn.yipanqi.cluster;

import org.jspecify.annotations.NullMarked;
