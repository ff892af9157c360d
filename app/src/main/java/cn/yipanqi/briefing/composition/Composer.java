package cn.yipanqi.briefing.composition;

import java.util.Map;
import java.util.NoSuchElementException;

import cn.yipanqi.briefing.template.Source;
import cn.yipanqi.briefing.template.Template;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.FigureAddress;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.Formats;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;

import org.springframework.stereotype.Component;

/**
 * Composes briefings: fills a template with figures.
 */
@Component
public class Composer {

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Figures figures;

	private final FigureAddress addresses;

	private final Formats formats;

	Composer(Pack pack, Organization organization, Registry registry, Figures figures, FigureAddress addresses,
			Formats formats) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.figures = figures;
		this.addresses = addresses;
		this.formats = formats;
	}

	/**
	 * Understands a template's tags; what is wrong with them is in the template.
	 */
	public Template template(Source source) {
		return template(source, this.pack);
	}

	/**
	 * The same without an application: a pack is all it takes.
	 */
	public static Template template(Source source, Pack pack) {
		return Template.of(source, pack, Facts.NAMES, Facts.CONDITIONS);
	}

	/**
	 * Fills a template.
	 * @throws IllegalArgumentException if the template has mistakes
	 * @throws NoSuchElementException if there is no such region
	 */
	public Composition compose(Template template, Setting setting) {
		if (this.organization.region(setting.region()).isEmpty()) {
			throw new NoSuchElementException("No region '" + setting.region() + "'");
		}
		if (!template.problems().isEmpty()) {
			throw new IllegalArgumentException("The template has mistakes: " + template.problems());
		}
		Facts facts = new Facts(this.pack, this.organization, setting);
		Answers answers = new Answers(this.pack, this.organization, this.figures, facts, setting);
		Telling telling = new Telling(this.pack, this.organization, this.registry, facts, setting);
		Filling filling = new Filling(facts, answers, telling, this.addresses, this.formats, setting);
		Lenses lenses = new Lenses(this.pack, this.organization, facts, setting);
		return new Writing(lenses, answers, filling).write(template, new Lens(setting.region(), null, null, Map.of()));
	}

}
