/**
 * A made-up city that lives a campaign: seeded, so that it can be made again, and counted
 * while it is made, so that the figures can be checked.
 */
@NullMarked
package cn.yipanqi.demo;

import org.jspecify.annotations.NullMarked;
