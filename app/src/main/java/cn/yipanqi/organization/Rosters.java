package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.organization.Chart.Box;
import cn.yipanqi.organization.Chart.Holder;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The structure as lists: of bodies, and of people with what they hold.
 */
@Component
class Rosters {

	private final Organization organization;

	private final Charts charts;

	Rosters(Organization organization, Charts charts) {
		this.organization = organization;
		this.charts = charts;
	}

	Roster roster(Structure structure, Filter filter, LocalDate day, Locale locale) {
		Structure then = filter.ended() ? structure : structure.on(day);
		String wanted = filter.text().strip().toLowerCase(Locale.ROOT);
		List<Box> bodies = then.bodies()
			.stream()
			.filter((body) -> filter.takes(body.region(), body))
			.map((body) -> this.charts.box(then, body, locale))
			.filter((box) -> contains(box.body().name(locale) + " " + box.leads() + box.members(), wanted))
			.toList();
		List<Line> people = then.duties()
			.stream()
			.filter((duty) -> filter.takes(structure.region(duty),
					(duty.body() != null) ? structure.body(duty.body()) : null))
			.map((duty) -> line(structure, duty, locale))
			.filter((line) -> contains(line.words(), wanted))
			.sorted(Comparator.comparing(Line::region).thenComparing(Line::place))
			.toList();
		return new Roster(bodies, people);
	}

	private static boolean contains(String words, String wanted) {
		return words.toLowerCase(Locale.ROOT).contains(wanted);
	}

	/**
	 * A duty in a list.
	 */
	Line line(Structure structure, Duty duty, Locale locale) {
		String region = structure.region(duty);
		String regionName = this.organization.region(region).map((found) -> found.name(locale)).orElse(region);
		String place = (duty.body() != null) ? structure.body(duty.body()).name(locale)
				: this.charts.unit(String.valueOf(duty.unit()), UnitCode.region(String.valueOf(duty.unit())), locale);
		return new Line(this.charts.holder(structure, duty, locale), region, regionName, place);
	}

	/**
	 * What is listed.
	 */
	record Roster(List<Box> bodies, List<Line> people) {
	}

	/**
	 * A duty with its holder.
	 *
	 * @param region code of the region
	 * @param place name of the body or of the unit
	 */
	record Line(Holder holder, String region, String regionName, String place) {

		String words() {
			return String.join(" ", this.holder.person().name(), this.holder.person().post(), this.holder.workplace(),
					this.regionName, this.place);
		}

	}

	/**
	 * What is wanted; empty texts want everything.
	 *
	 * @param ended whether what is over is wanted too
	 */
	record Filter(String region, String kind, String text, boolean ended) {

		boolean takes(String otherRegion, @Nullable Body body) {
			return (this.region.isEmpty() || this.region.equals(otherRegion))
					&& (this.kind.isEmpty() || (body != null && body.kind().name().equals(this.kind)));
		}

	}

}
