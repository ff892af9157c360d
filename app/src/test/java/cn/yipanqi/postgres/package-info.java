/**
 * Tests of the embedded PostgreSQL, and the databases that all other tests use.
 */
@NullMarked
package cn.yipanqi.postgres;

import org.jspecify.annotations.NullMarked;
