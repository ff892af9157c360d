package cn.yipanqi.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UploadNameTests {

	@ParameterizedTest
	@CsvSource({ "表.xlsx, 表.xlsx", "C:\\日报\\表.xlsx, 表.xlsx", "/home/a/表.csv, 表.csv", "表, 表", "'', ?", "'a/', ?" })
	void foldersAreLeftOut(String sent, String kept) {
		assertThat(UploadName.of(sent)).isEqualTo(kept);
	}

	@Test
	void longNameKeepsItsBeginningAndItsKind() {
		String kept = UploadName.of("临江县关于报送流通领域检查情况".repeat(20) + ".xlsx");
		assertThat(kept).hasSize(100).startsWith("临江县关于报送").endsWith("….xlsx");
		assertThat(UploadName.of("甲".repeat(300))).hasSize(100).endsWith("甲…");
	}

	@Test
	void noCharacterIsCutInTwo() {
		String kept = UploadName.of("𠀀".repeat(200) + ".csv");
		assertThat(kept.codePoints()).noneMatch((point) -> Character.getType(point) == Character.SURROGATE);
		assertThat(kept.length()).isBetween(98, 100);
	}

}
