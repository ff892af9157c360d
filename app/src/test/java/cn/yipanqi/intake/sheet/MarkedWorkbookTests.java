package cn.yipanqi.intake.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.GridRow;
import cn.yipanqi.intake.source.GridRows;
import cn.yipanqi.intake.source.Limits;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MarkedWorkbook}: a copy of a workbook that is packed in an odd way is
 * one that every program opens.
 */
class MarkedWorkbookTests {

	@ParameterizedTest
	@ValueSource(strings = { "xlsx-shared-strings-part-with-capital-S.xlsx", "xlsx-part-names-with-backslashes.xlsx",
			"xlsx-line-break-first.xlsx", "xlsx-workbook-made-for-government-sent-as-another-unit.xlsx" })
	void oddlyPackedWorkbooksAreMarked(String name) throws IOException {
		byte[] file;
		try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/cases/intake/" + name))) {
			file = in.readAllBytes();
		}
		String sheet = sheet(file);
		ByteArrayOutputStream marked = new ByteArrayOutputStream();
		MarkedWorkbook.write(Content.of(file), List.of(new Mark(sheet, 2, 1, "看不出是哪一天")), "一盘棋", marked);
		assertThat(rows(marked.toByteArray())).isEqualTo(rows(file));
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked.toByteArray()))) {
			Cell cell = workbook.getSheet(sheet).getRow(1).getCell(0);
			assertThat(cell.getCellComment().getString().getString()).contains("看不出是哪一天");
			assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
		}
	}

	private static String sheet(byte[] file) throws IOException {
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT)) {
			return grid.sheets().get(0);
		}
	}

	private static List<GridRow> rows(byte[] file) throws IOException {
		List<GridRow> rows = new ArrayList<>();
		try (Grid grid = Grid.open(Content.of(file), Limits.DEFAULT); GridRows all = grid.open(sheet(file))) {
			for (GridRow row = all.next(); row != null; row = all.next()) {
				rows.add(row);
			}
		}
		return rows;
	}

}
