package cn.yipanqi.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.SoftAssertions;

/**
 * Asks for what is not the reader's own, and looks whether it is shown or changed.
 */
final class Leaks {

	private final AccessMatrix matrix;

	private final SoftAssertions softly = new SoftAssertions();

	private int asked;

	Leaks(AccessMatrix matrix) {
		this.matrix = matrix;
	}

	/**
	 * Asks every endpoint that the reader may open.
	 * @param place of what is asked for
	 * @param foreign words that must not be shown
	 * @param writing whether to ask also what changes something
	 */
	Leaks ask(Reader reader, Place place, Set<String> foreign, boolean writing) {
		for (Endpoint endpoint : this.matrix.endpoints()) {
			boolean asks = reader.may(endpoint.rule())
					&& (!endpoint.changes() || (writing && endpoint.reach() != Endpoint.Reach.OWN));
			if (asks) {
				ask(endpoint, endpoint.fields().apply(place), place.code(), reader, foreign);
			}
		}
		return this;
	}

	private void ask(Endpoint endpoint, Map<String, String> fields, String region, Reader reader, Set<String> foreign) {
		Map<String, String> before = endpoint.changes() ? this.matrix.footprint().everything() : Map.of();
		Caller.Answer answer = this.matrix.caller().call(endpoint, fields, reader);
		String what = "%s for %s by %s".formatted(endpoint, region, reader.account());
		this.asked++;
		if (isGuarded(endpoint) && !isInRegistryOf(reader, endpoint, region)) {
			this.softly.assertThat(answer.status()).as(what).isIn(403, 404);
		}
		this.softly.assertThat(answer.status()).as(what).isLessThan(500);
		foreign.forEach((
				mark) -> this.softly.assertThat(answer.words().contains(mark)).as("%s shows %s", what, mark).isFalse());
		if (endpoint.changes()) {
			this.softly.assertThat(this.matrix.footprint().everything())
				.as("what is written after %s", what)
				.isEqualTo(before);
		}
	}

	/**
	 * Whether its address names one thing, which is then not found. Who is in the command
	 * structure is published.
	 */
	private static boolean isGuarded(Endpoint endpoint) {
		return endpoint.reach() == Endpoint.Reach.CITY
				|| (endpoint.reach() == Endpoint.Reach.PLACED && List.of("record", "id", "name")
					.stream()
					.anyMatch((name) -> endpoint.isInAddress(name) && !endpoint.published().contains(name)));
	}

	/**
	 * The registry is that of a region: all its departments and groups read it.
	 */
	private static boolean isInRegistryOf(Reader reader, Endpoint endpoint, String region) {
		return endpoint.pattern().contains("/subjects/{id") && region.startsWith(reader.scope().region());
	}

	void assertNone() {
		this.softly.assertThat(this.asked).as("how much was asked").isGreaterThan(0);
		this.softly.assertAll();
	}

}
