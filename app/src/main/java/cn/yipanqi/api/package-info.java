/**
 * The interface for programs: REST under {@code /api/v1}, described by an OpenAPI
 * document. Thin: it reads, checks and computes nothing in a way of its own.
 */
@NullMarked
package cn.yipanqi.api;

import org.jspecify.annotations.NullMarked;
