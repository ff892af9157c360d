/**
 * Tests of files to take away.
 */
package cn.yipanqi.export;
