package cn.yipanqi.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts with two grants: what one permits never widens the other, in reading and in
 * writing.
 */
@TestPropertySource(properties = "yipanqi.city=scopes")
class CapacityMatrixTests extends AccessMatrix {

	static Stream<Arguments> pairs() {
		return Stream.of(pair(Role.LIAISON, scope(MatrixCity.OWN), Role.REVIEWER, scope(MatrixCity.SIBLING)),
				pair(Role.OFFICE, scope(MatrixCity.OWN), Role.OFFICE, scope(MatrixCity.SIBLING)),
				pair(Role.OFFICE, scope(MatrixCity.OWN), Role.LEADER, scope(MatrixCity.PARENT)),
				pair(Role.INSPECTOR, scope(MatrixCity.SIBLING), Role.LEADER, scope(MatrixCity.PARENT)),
				pair(Role.LIAISON, new Scope(MatrixCity.OWN, "aic"), Role.INSPECTOR,
						new Scope(MatrixCity.SIBLING, "health")));
	}

	private static Arguments pair(Role first, Scope one, Role second, Scope other) {
		return Arguments.of(new Grant(0, first, one), new Grant(0, second, other));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void grantWidensNoOther(Grant one, Grant other) {
		Leaks leaks = new Leaks(this);
		Reader account = city().reader(one, other);
		for (Grant held : account.grants()) {
			Reader acting = account.as(held.id());
			assertThat(acting.capacity()).isEqualTo(held);
			for (String region : Set.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT)) {
				boolean covered = held.scope().coversRegion(region);
				if (!covered) {
					leaks.ask(acting, city().place(region), foreign(held.scope()), true);
				}
				else if (!acting.may(Permission.WRITE)) {
					refusesToWrite(acting, city().place(region));
				}
			}
		}
		leaks.assertNone();
	}

	private Set<String> foreign(Scope scope) {
		Set<String> foreign = new HashSet<>();
		Stream.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT)
			.filter((region) -> !scope.coversRegion(region))
			.forEach((region) -> foreign.addAll(city().marks(region)));
		return foreign;
	}

	/**
	 * In a capacity that writes nothing nothing is written, although the account could
	 * write in the other one.
	 */
	private void refusesToWrite(Reader acting, Place place) {
		Map<String, String> before = footprint().business();
		for (Endpoint endpoint : endpoints()) {
			if (endpoint.changes() && Arrays.asList(Permission.WRITE, Permission.ISSUE, Permission.ORGANIZE)
				.contains(endpoint.rule())) {
				Caller.Answer answer = caller().call(endpoint, endpoint.fields().apply(place), acting);
				assertThat(answer.status()).as("%s by %s", endpoint, acting.capacity()).isEqualTo(403);
			}
		}
		assertThat(footprint().business()).isEqualTo(before);
	}

}
