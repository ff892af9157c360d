/**
 * Regions, departments, units, and the command structure: bodies, people and their
 * duties.
 */
@NullMarked
package cn.yipanqi.organization;

import org.jspecify.annotations.NullMarked;
