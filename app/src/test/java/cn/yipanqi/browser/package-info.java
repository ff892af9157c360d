/**
 * The application as a person sees it: a real browser on the made-up city.
 */
@NullMarked
package cn.yipanqi.browser;

import org.jspecify.annotations.NullMarked;
