/**
 * The embedded PostgreSQL for machines without a server of their own.
 */
@NullMarked
package cn.yipanqi.postgres;

import org.jspecify.annotations.NullMarked;
