/**
 * Makes tampering evident: leaves, Merkle roots and a chain of checkpoints over the
 * append-only tables that other modules name.
 */
@NullMarked
package cn.yipanqi.seal;

import org.jspecify.annotations.NullMarked;
