package cn.yipanqi.api;

import java.util.List;

/**
 * A whole list.
 */
record Listing<T>(List<T> items) {
}
