package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules look at lines: at each by itself, and at all of them together.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.city=linerules" })
class LineRulesTests {

	private static final Author CITY = new Author("tester", Scope.EVERYTHING);

	@Autowired
	private Ledger ledger;

	@BeforeEach
	void city(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
	}

	@Test
	void jointOperationOfDepartmentsNeedsTwoDepartments() {
		assertThat(operation("departments", "aic@239901")).containsExactly("部门联合行动须有两个以上部门参加");
		assertThat(operation("departments", "aic@239901", "aic@239902")).containsExactly("部门联合行动须有两个以上部门参加");
		assertThat(operation("departments", "aic@239901", "health@239901")).isEmpty();
	}

	@Test
	void noUnitTakesPartTwiceAndTheLeaderTakesPart() {
		assertThat(operation("departments", "aic@239901", "health@239901", "health@239901"))
			.containsExactly("同一个单位不能列两次");
		assertThat(operation("departments", "police@239901", "health@239901")).containsExactly("牵头单位也要列在参加单位里");
	}

	@Test
	void operationOfRegionsNeedsTwoAndThatOfASystemIsOneSystems() {
		assertThat(operation("regions", "aic@239901", "health@239901")).containsExactly("跨地区联合行动须有两个以上地区的单位参加");
		assertThat(operation("regions", "aic@239901", "aic@239902")).isEmpty();
		assertThat(operation("system", "aic@239901", "health@239902")).containsExactly("系统上下联动的统一行动只有一个系统的单位参加");
		assertThat(operation("system", "aic@239901", "aic@239902")).isEmpty();
	}

	@Test
	void whoHasRefusedSendsNobody() {
		List<Violation> refused = assistance(Map.of("answer", "refused", "people", 3, "reason", "人手不足"));
		assertThat(refused).singleElement().satisfies((violation) -> {
			assertThat(violation.path()).isEqualTo("lines[0].fields.people");
			assertThat(violation.text()).isEqualTo("没有配合的单位不填出动人员");
		});
		assertThat(assistance(Map.of("answer", "refused", "reason", "人手不足"))).isEmpty();
		assertThat(assistance(Map.of("answer", "assisted", "people", 3))).isEmpty();
	}

	private List<String> operation(String kind, String... participants) {
		List<Draft.DraftLine> lines = new ArrayList<>();
		for (String unit : participants) {
			lines.add(new Draft.DraftLine("participants", unit, Map.of("people", 2)));
		}
		return outcome(new Draft("joint_operation", "aic@239901", "239901", null, LocalDate.of(2007, 9, 20),
				new HashMap<>(Map.of("title", "联合检查", "kind", kind)), lines, null))
			.stream()
			.map(Violation::text)
			.toList();
	}

	private List<Violation> assistance(Map<String, Object> answer) {
		return outcome(new Draft("assistance", "aic@239901", "239901", null, LocalDate.of(2007, 9, 20),
				new HashMap<>(Map.of("matter", "协查")), List.of(new Draft.DraftLine("helpers", "police@239901", answer)),
				null));
	}

	private List<Violation> outcome(Draft draft) {
		return this.ledger.recordAll(List.of(draft), CITY).get(0).violations();
	}

}
