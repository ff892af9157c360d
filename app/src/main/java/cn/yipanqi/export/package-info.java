/**
 * Tables as files for people to take away: one model of a table, written to Excel or CSV
 * while its rows come.
 */
@NullMarked
package cn.yipanqi.export;

import org.jspecify.annotations.NullMarked;
