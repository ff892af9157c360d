/**
 * Made-up ledgers over any pack: what is measured, and what two ways of counting are
 * compared on.
 */
@NullMarked
package cn.yipanqi.engine.synthetic;

import org.jspecify.annotations.NullMarked;
