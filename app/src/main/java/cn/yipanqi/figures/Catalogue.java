package cn.yipanqi.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.WorkingGroup;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * All indicators with their figures in a reader's scope, by working group: what belongs
 * to the whole campaign first, and parts (其中) below their whole.
 */
@Component
class Catalogue {

	private final Pack pack;

	private final Figures figures;

	private final FigureAddress addresses;

	Catalogue(Pack pack, Figures figures, FigureAddress addresses) {
		this.pack = pack;
		this.figures = figures;
		this.addresses = addresses;
	}

	/**
	 * The sections that hold something.
	 * @param text part of a name or definition; blank for all
	 */
	List<Section> sections(String text, Scope scope, Locale locale) {
		List<Section> sections = new ArrayList<>();
		sections.add(section(null, text, scope, locale));
		this.pack.groups().forEach((group) -> sections.add(section(group, text, scope, locale)));
		return sections.stream().filter((section) -> !section.rows().isEmpty()).toList();
	}

	private Section section(@Nullable WorkingGroup group, String text, Scope scope, Locale locale) {
		String code = (group != null) ? group.code() : null;
		List<Indicator> members = this.pack.indicators()
			.stream()
			.filter((indicator) -> Objects.equals(indicator.group(), code))
			.filter((indicator) -> matches(indicator, text.strip(), locale))
			.toList();
		List<Row> rows = new ArrayList<>();
		members.stream()
			.filter((indicator) -> members.stream().noneMatch((other) -> other.code().equals(indicator.parent())))
			.forEach((indicator) -> add(indicator, 0, members, rows, scope));
		return new Section(group, rows);
	}

	private static boolean matches(Indicator indicator, String text, Locale locale) {
		return indicator.name(locale).contains(text) || indicator.definition(locale).contains(text);
	}

	private void add(Indicator indicator, int depth, List<Indicator> members, List<Row> rows, Scope scope) {
		FigureAddress.Parameters everything = new FigureAddress.Parameters(null, null, null, null, null, null);
		rows.add(new Row(indicator,
				this.figures.figure(this.addresses.read(indicator.code(), everything, scope), scope), depth));
		members.stream()
			.filter((part) -> indicator.code().equals(part.parent()))
			.forEach((part) -> add(part, depth + 1, members, rows, scope));
	}

	/**
	 * The indicators of one working group; none for those of the whole campaign.
	 */
	record Section(@Nullable WorkingGroup group, List<Row> rows) {
	}

	/**
	 * One indicator.
	 *
	 * @param depth how far below a whole of the same section it stands
	 */
	record Row(Indicator indicator, Figure figure, int depth) {
	}

}
