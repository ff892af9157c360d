/**
 * Who may see and do what: accounts, roles and scopes.
 */
@NullMarked
package cn.yipanqi.access;

import org.jspecify.annotations.NullMarked;
