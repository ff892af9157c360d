package cn.yipanqi.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rule of an endpoint: what whoever calls it must be permitted. An endpoint without a
 * rule is refused to everybody. A rule on the method goes before one on its class.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Requires {

	Permission value();

}
