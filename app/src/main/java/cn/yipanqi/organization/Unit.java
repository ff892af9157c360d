package cn.yipanqi.organization;

/**
 * A unit (单位): a department in a region, such as 临江县卫生局.
 */
public record Unit(String code, String department, String region, String name) {
}
