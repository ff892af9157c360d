package cn.yipanqi.seal;

/**
 * A server that a table has lived on.
 *
 * @param no which one it is, from 1
 * @param system the identifier of the server
 * @param floor the highest number of a row when the server was first seen. Rows up to it
 * are complete, and the numbers of their transactions may be another server's
 */
record Lineage(int no, long system, long floor) {
}
