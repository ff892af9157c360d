/**
 * Who may see and do what.
 */
package cn.yipanqi.access;
