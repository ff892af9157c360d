/**
 * The heart of Yipanqi: packs, the ledger's model, the indicator algebra and the roll-up.
 */
@NullMarked
package cn.yipanqi.engine;

import org.jspecify.annotations.NullMarked;
