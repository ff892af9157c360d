/**
 * The pages on accounts, grants and the audit trail: for the three administrators.
 */
@NullMarked
package cn.yipanqi.administration;

import org.jspecify.annotations.NullMarked;
