/**
 * The ledger's model: entries, their lines and revisions.
 */
@NullMarked
package cn.yipanqi.engine.ledger;

import org.jspecify.annotations.NullMarked;
