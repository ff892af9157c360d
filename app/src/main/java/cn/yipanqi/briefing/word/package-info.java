/**
 * Word files: reads a template's paragraphs and tables, writes a composed briefing in
 * their place, and lays out a plain text in official form.
 */
@NullMarked
package cn.yipanqi.briefing.word;

import org.jspecify.annotations.NullMarked;
