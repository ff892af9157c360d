package cn.yipanqi.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Readers;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form that perhaps repeats a record comes back with a question, and is filed when it
 * is ticked as another act: without a script, too.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
@AutoConfigureMockMvc
class RepeatFormTests {

	private static final Scope COUNTY = new Scope("239901", null);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Registry registry;

	private final Map<String, String> form = new HashMap<>();

	@BeforeEach
	void soundForm(@Autowired Organization organization, @Autowired Pack pack) {
		organization.load(pack.territory());
		String licence = UUID.randomUUID().toString();
		long shop = this.registry
			.register(new Subject(0, "restaurant", "city", "福临饭店", null, licence, "239901", null), "form:" + licence)
			.id();
		this.form.putAll(Map.of("type", "catering_inspection", "key", UUID.randomUUID().toString(), "unit",
				"health@239901", "region", "239901", "date", "2007-09-20", "subject", String.valueOf(shop),
				"fields.people", "2", "fields.licence_held", "true", "fields.result", "none"));
	}

	@Test
	void sameActUnderAnotherKeyIsAskedAboutAndNothingTypedIsLost() {
		UUID first = filed(send("/records"));
		SavedRows before = SavedRows.count(this.jdbc);
		renew("3");
		MvcTestResult asked = send("/records");
		assertThat(asked).hasViewName("ledger/form")
			.bodyText()
			.contains("编号 " + number(first) + " 已经登记（当日、同一对象、同一单位）", "/records/" + first, "确认是另一件事，照样入账", "value=\"3\"",
					"2人次", "3人次");
		assertThat(SavedRows.count(this.jdbc)).isEqualTo(before);
	}

	@Test
	void tickedFormIsFiledAndNoted() {
		UUID first = filed(send("/records"));
		renew("2");
		this.form.put("confirm", String.valueOf(number(first)));
		UUID second = filed(send("/records"));
		assertThat(second).isNotEqualTo(first);
		assertThat(this.jdbc.sql("select detail::text from audit where object = ? and action = 'record'")
			.param(second.toString())
			.query(String.class)
			.single()).contains("\"confirmed\"", "[" + number(first) + "]");
	}

	@Test
	void sameFormTwiceIsNoRepeat() {
		UUID first = filed(send("/records"));
		assertThat(filed(send("/records"))).isEqualTo(first);
	}

	@Test
	void tickSurvivesAMistakeElsewhere() {
		UUID first = filed(send("/records"));
		renew("三");
		this.form.put("confirm", String.valueOf(number(first)));
		assertThat(send("/records")).hasViewName("ledger/form")
			.bodyText()
			.contains("name=\"confirm\" value=\"" + number(first) + "\"")
			.doesNotContain("已经登记");
	}

	@Test
	void confirmationOfAnotherRecordIsNone() {
		long number = number(filed(send("/records")));
		renew("2");
		this.form.put("confirm", (number + 1) + ", " + (number + 2) + ", x");
		assertThat(send("/records")).hasViewName("ledger/form").bodyText().contains("确认是另一件事");
	}

	@Test
	void correctionOntoAnotherRecordIsAskedAbout() {
		UUID first = filed(send("/records"));
		renew("2");
		this.form.put("date", "2007-09-19");
		UUID moved = filed(send("/records"));
		this.form.putAll(Map.of("date", "2007-09-20", "revision", "1", "reason", "改期"));
		String address = "/records/" + moved + "/correct";
		assertThat(send(address)).hasViewName("ledger/form").bodyText().contains("编号 " + number(first) + " 已经登记");
		this.form.put("confirm", String.valueOf(number(first)));
		assertThat(send(address)).hasStatus3xxRedirection();
	}

	@Test
	void sensitiveValuesOfTheOtherRecordStayHidden() {
		this.form.keySet().removeIf((name) -> name.startsWith("fields.") || name.equals("subject"));
		this.form.putAll(Map.of("type", "tip", "fields.channel", "letter", "fields.summary",
				UUID.randomUUID().toString(), "fields.informant", "张三丰", "fields.informant_phone", "13812345678"));
		filed(send("/records"));
		this.form.putAll(Map.of("key", UUID.randomUUID().toString(), "fields.informant", "李四", "fields.informant_phone",
				"13900001111"));
		assertThat(send("/records")).hasViewName("ledger/form")
			.bodyText()
			.contains("当日、同一地点、同一单位，内容相同", "内容与这一次填写的完全相同")
			.doesNotContain("张三丰", "13812345678", "138****5678", "sm4_");
	}

	private void renew(String people) {
		this.form.put("key", UUID.randomUUID().toString());
		this.form.put("fields.people", people);
	}

	private long number(UUID record) {
		return this.jdbc.sql("select min(seq) from entry where record = ?").param(record).query(Long.class).single();
	}

	private static UUID filed(MvcTestResult result) {
		assertThat(result).hasStatus3xxRedirection();
		String target = String.valueOf(result.getResponse().getRedirectedUrl());
		return UUID.fromString(target.substring(target.lastIndexOf('/') + 1));
	}

	private MvcTestResult send(String address) {
		var request = this.mvc.post()
			.uri(address)
			.with(SecurityMockMvcRequestPostProcessors.user(Readers.of("tester", Role.OFFICE, COUNTY)))
			.with(SecurityMockMvcRequestPostProcessors.csrf());
		this.form.forEach(request::param);
		return request.exchange();
	}

}
