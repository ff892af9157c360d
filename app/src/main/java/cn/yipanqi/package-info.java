/**
 * The Spring Boot modular monolith; each direct sub-package is one module.
 */
@NullMarked
package cn.yipanqi;

import org.jspecify.annotations.NullMarked;
