package cn.yipanqi.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a text file of records.
 */
class TextFileFuzz extends FileFuzzTest {

	static Stream<byte[]> files() {
		String rows = "日期,监管对象,出动执法人员,检查结果\r\n8月24日,平安食杂店1号,３,未发现问题\r\n2007/8/25,\"平安食杂店2号\",4人次,责令整改\r\n,,,\r\n";
		String all = """
				临江县流通领域检查表
				日期;监管对象;发生地;出动执法人员（人次）;出动车辆（台次）;下架不合格食品（公斤）;发现问题（个）;检查结果;自编号;填报单位
				2007-08-24;L1;临江县;3;1;"1,234.5";0;未发现问题;A-1;
				24.08.2007;"平安食杂店""2""号";城关镇;3;1;2.5吨;1;责令整改;A-1;临江县工商局
				39318;同名食杂店 #5;;3;1;0.5;0;未发现问题;2;
				""";
		String bad = rows.replace("3", "约3").replace("\"", "") + "九月初\t查无此店\u0001,'=1+1,挺好\r\n";
		return Stream.concat(
				Stream.of("UTF-8", "GB18030", "UTF-16", "UTF-16LE")
					.map((charset) -> rows.getBytes(Charset.forName(charset))),
				Stream.of(all, all.replace(';', '\t'), all.replace("\n", "\r"), bad, "\uFEFF" + rows)
					.map((text) -> text.getBytes(StandardCharsets.UTF_8)));
	}

	@MethodSource("files")
	@DictionaryEntries({ "日期", "监管对象", "出动执法人员", "检查结果", "自编号", "发生地", "未发现问题", "责令整改", "平安食杂店3号", "8月26日", "2007.9.1",
			"1,234", "人次", "公斤", "\"\"", ",", ";" })
	@FuzzTest(maxDuration = "20s")
	void textFile(byte[] file) {
		take(file, file, false);
	}

}
