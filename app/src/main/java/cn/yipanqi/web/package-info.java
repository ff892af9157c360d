/**
 * The layout that all pages share.
 */
@NullMarked
package cn.yipanqi.web;

import org.jspecify.annotations.NullMarked;
