package cn.yipanqi.briefing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.Template;
import cn.yipanqi.briefing.template.TemplateProblem;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackReader;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about templates: {@code assertThat(template("{{figure
 * peopel}}")).paragraph(1).has("unknown-indicator-near", "peopel", "people")}.
 */
public final class TemplateAssert extends AbstractAssert<TemplateAssert, Template> {

	/**
	 * The pack that templates are compared with.
	 */
	public static final Pack PACK = PackReader.read(Path.of("../packs/product-food-safety-2007")).orThrow();

	private TemplateAssert(Template template) {
		super(template, TemplateAssert.class);
	}

	public static TemplateAssert assertThat(Template template) {
		return new TemplateAssert(template);
	}

	/**
	 * The template that a file makes.
	 */
	public static Template template(byte[] file) {
		return Templates.read(file, PACK);
	}

	/**
	 * The template that paragraphs make.
	 */
	public static Template template(String... paragraphs) {
		return template(Docx.of(paragraphs).bytes());
	}

	public TemplateAssert isSound() {
		Assertions.assertThat(this.actual.problems()).isEmpty();
		return this;
	}

	/**
	 * Exactly these problems, wherever.
	 */
	public TemplateAssert has(String... codes) {
		Assertions.assertThat(this.actual.problems()).extracting(TemplateProblem::code).containsExactly(codes);
		isTold();
		return this;
	}

	/**
	 * Every problem reads well in both languages: no gap, no key.
	 */
	private void isTold() {
		for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
			TemplateMessages messages = TemplateMessages.standing(locale);
			this.actual.problems()
				.forEach((problem) -> Assertions.assertThat(messages.line(problem))
					.doesNotContain("briefing.", "{0}", "{1}", "{2}", "“”", "''")
					.matches("(?s).{4,}: .{4,}"));
		}
	}

	public Where file() {
		return new Where("the file", (place) -> place.equals(Place.FILE));
	}

	public Where paragraph(int number) {
		return new Where("paragraph " + number, (place) -> place.table() == 0 && place.paragraph() == number);
	}

	public Where cell(int table, int row, int cell) {
		return new Where("cell %d of row %d of table %d".formatted(cell, row, table),
				(place) -> place.table() == table && place.row() == row && place.cell() == cell);
	}

	/**
	 * A place in the file.
	 */
	public final class Where {

		private final String name;

		private final Predicate<Place> place;

		private Where(String name, Predicate<Place> place) {
			this.name = name;
			this.place = place;
		}

		/**
		 * A problem there, with its arguments.
		 */
		public TemplateAssert has(String code, String... arguments) {
			isTold();
			Assertions.assertThat(TemplateAssert.this.actual.problems())
				.filteredOn((problem) -> this.place.test(problem.place()))
				.as("problems of %s", this.name)
				.anySatisfy((problem) -> {
					Assertions.assertThat(problem.code()).isEqualTo(code);
					if (arguments.length > 0) {
						Assertions.assertThat(problem.arguments()).containsExactly((Object[]) arguments);
					}
				});
			return TemplateAssert.this;
		}

	}

}
