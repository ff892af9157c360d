package cn.yipanqi.access;

/**
 * A role within a scope. An account may hold several; it acts in one of them at a time,
 * so that what one permits never widens another.
 *
 * @param id its number
 */
public record Grant(long id, Role role, Scope scope) {

}
