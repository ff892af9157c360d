/**
 * Tests of the interface for programs, by programs.
 */
package cn.yipanqi.api;
