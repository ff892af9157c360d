/**
 * Field-level encryption: the keys, which lie outside the database, and what is written
 * with them.
 */
@NullMarked
package cn.yipanqi.vault;

import org.jspecify.annotations.NullMarked;
