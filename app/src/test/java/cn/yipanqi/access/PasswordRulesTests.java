package cn.yipanqi.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTests {

	private final PasswordRules rules = new PasswordRules(new SignInProperties.Password(10, 3, 5, 90));

	@ParameterizedTest
	@ValueSource(strings = { "Bamboo-Ferry-71", "竹林渡口 Ab1234", "tR5kkpwx2q", "临江县-Qingdan-9" })
	void goodPasswordIsTaken(String password) {
		assertThat(this.rules.faults("wangwei", password)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Ab1-xyzzy, SHORT", "bambooferryside, CLASSES", "bambooferry71x, CLASSES", "Xx-WangWei-99, NAME",
			"P@ssw0rd2024!, USUAL", "Admin@123456, USUAL", "1qaz@WSX3edc, USUAL", "yipanqi-2007, USUAL",
			"Qwer1234!@#$, USUAL", "Abc123456!, USUAL" })
	void badPasswordIsRefusedForItsFault(String password, PasswordFault fault) {
		assertThat(this.rules.faults("wangwei", password)).containsExactly(fault);
	}

	@Test
	void nobodyMakesTheServerComputeForNothing() {
		assertThat(this.rules.faults("wangwei", "Aa1-".repeat(40))).containsExactly(PasswordFault.LONG);
	}

}
