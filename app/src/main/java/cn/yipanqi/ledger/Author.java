package cn.yipanqi.ledger;

import cn.yipanqi.access.Scope;

/**
 * Who writes, and how far that account may write.
 */
public record Author(String account, Scope scope) {
}
