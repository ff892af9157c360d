/**
 * Excel workbooks as tables of cells: refused where they are none or would blow up, read
 * with the place of each cell, and written with drop-downs.
 */
@NullMarked
package cn.yipanqi.organization.workbook;

import org.jspecify.annotations.NullMarked;
