package cn.yipanqi.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

/**
 * Every endpoint, asked by every role of a scope for what lies beside and above it.
 */
@TestPropertySource(properties = "yipanqi.city=scopes")
class ScopeMatrixTests extends AccessMatrix {

	private static final List<String> ABOVE = List.of(MatrixCity.SIBLING, MatrixCity.PARENT);

	private static final List<String> EVERYWHERE = List.of(MatrixCity.OWN, MatrixCity.SIBLING, MatrixCity.PARENT);

	@Test
	void countyReachesNeitherSiblingNorParent() {
		nothingLeaks(scope(MatrixCity.OWN), ABOVE, Set.of());
	}

	@Test
	void townReachesNeitherItsCountyNorAnythingElse() {
		nothingLeaks(scope(MatrixCity.OWN + "001"), EVERYWHERE, city().marks(MatrixCity.OWN));
	}

	@Test
	void departmentReachesNoOtherDepartment() {
		nothingLeaks(new Scope(MatrixCity.OWN, "health"), EVERYWHERE,
				Set.of(Place.mark("aic" + MatrixCity.OWN), "会议" + Place.mark(MatrixCity.OWN)));
	}

	@Test
	void departmentWithoutInspectionsSeesNoneOfThem() {
		Place own = city().place(MatrixCity.OWN);
		nothingLeaks(new Scope(MatrixCity.OWN, "aic"), EVERYWHERE,
				Set.of("会议" + own.mark(), "新题" + own.mark(), "行动" + own.mark(), own.figure(), own.phone()));
	}

	@Test
	void workingGroupReachesOnlyItsTypes() {
		nothingLeaks(new Scope(MatrixCity.OWN, null, "catering"), EVERYWHERE, Set.of(Place.mark("aic" + MatrixCity.OWN),
				"会议" + Place.mark(MatrixCity.OWN), "行动" + Place.mark(MatrixCity.OWN)));
	}

	/**
	 * What of the own county may be changed is not asked to be.
	 */
	private void nothingLeaks(Scope scope, List<String> regions, Set<String> foreignHere) {
		Leaks leaks = new Leaks(this);
		Set<String> foreign = new HashSet<>(foreignHere);
		ABOVE.forEach((region) -> foreign.addAll(city().marks(region)));
		for (Reader reader : readers(scope)) {
			regions
				.forEach((region) -> leaks.ask(reader, city().place(region), foreign, !region.equals(MatrixCity.OWN)));
		}
		leaks.assertNone();
	}

}
