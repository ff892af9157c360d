/**
 * The one expression language of packs and templates: CEL syntax, exact decimals,
 * three-valued logic.
 */
@NullMarked
package cn.yipanqi.engine.expression;

import org.jspecify.annotations.NullMarked;
