/**
 * The only writer of entries: validation, revisions, append-only storage.
 */
@NullMarked
package cn.yipanqi.ledger;

import org.jspecify.annotations.NullMarked;
