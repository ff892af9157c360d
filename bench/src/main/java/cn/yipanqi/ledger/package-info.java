/**
 * What benchmarks compare the ledger with.
 */
@NullMarked
package cn.yipanqi.ledger;

import org.jspecify.annotations.NullMarked;
