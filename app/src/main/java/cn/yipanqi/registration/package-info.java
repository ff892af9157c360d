/**
 * Registers, changes, closes, merges and splits subjects, each as a record of the ledger,
 * and shows everything about one on one page (一企一档).
 */
@NullMarked
package cn.yipanqi.registration;

import org.jspecify.annotations.NullMarked;
