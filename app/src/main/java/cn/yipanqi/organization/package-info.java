/**
 * Regions, departments and units.
 */
@NullMarked
package cn.yipanqi.organization;

import org.jspecify.annotations.NullMarked;
