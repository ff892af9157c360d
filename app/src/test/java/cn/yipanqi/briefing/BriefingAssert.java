package cn.yipanqi.briefing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.engine.algebra.Figure;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about the words of briefings:
 * {@code assertThat(briefing).paragraph("餐饮消费整治组").states("取缔", 7, "户")}.
 */
final class BriefingAssert extends AbstractAssert<BriefingAssert, Composition> {

	/**
	 * What no official would write, or sign.
	 */
	private static final Pattern NONSENSE = Pattern
		.compile("\\{\\{|}}|(?<![A-Za-z])[xX]{1,4}(?![A-Za-z])|（[）；，。]|[，；：、（][，；。、）]|。[。，；、]|[，；、：]$|^[，。；、）]|"
				+ "(?<![0-9.])0(?:户|人次|台次|次|起|件|份|条|个|处|种|批次|万元|元|天)|[共有为的了]—|—[%个户件]|（%）|null|等个|" + "《》|“”|从起|截至）");

	private BriefingAssert(Composition composition) {
		super(composition, BriefingAssert.class);
	}

	static BriefingAssert assertThat(Composition composition) {
		return new BriefingAssert(composition);
	}

	static BriefingAssert assertThat(Briefings.Draft draft) {
		return new BriefingAssert(draft.composition());
	}

	static BriefingAssert assertThat(Briefing briefing) {
		return new BriefingAssert(briefing.composition());
	}

	/**
	 * Whether an official could sign it: no gaps, no zeros where nothing is to be said,
	 * no dangling or doubled punctuation.
	 */
	BriefingAssert readsWell() {
		List<String> nonsense = new ArrayList<>();
		this.actual.parts()
			.stream()
			.filter((part) -> !part.isTable())
			.map(Part::text)
			.forEach((text) -> NONSENSE.matcher(text)
				.results()
				.filter((found) -> !(found.group().equals("：") && text.endsWith("其中：")) && !text.equals("各位领导："))
				.forEach((found) -> nonsense.add("«" + found.group() + "» in "
						+ text.substring(Math.max(0, found.start() - 15), Math.min(text.length(), found.end() + 15)))));
		Assertions.assertThat(nonsense).isEmpty();
		return this;
	}

	BriefingAssert says(String... texts) {
		Assertions.assertThat(this.actual.text()).contains(texts);
		return this;
	}

	BriefingAssert doesNotSay(String... texts) {
		Assertions.assertThat(this.actual.text()).doesNotContain(texts);
		return this;
	}

	Paragraph paragraph(String beginning) {
		List<Part> found = this.actual.parts()
			.stream()
			.filter((part) -> !part.isTable() && part.text().startsWith(beginning))
			.toList();
		Assertions.assertThat(found).as("paragraph beginning with %s", beginning).hasSize(1);
		return new Paragraph(found.get(0).pieces(), found.get(0).text());
	}

	/**
	 * The row of a table that begins with a name.
	 */
	Paragraph row(String name) {
		List<Piece> pieces = this.actual.parts()
			.stream()
			.flatMap((part) -> part.rows().stream())
			.filter((row) -> row.cells().get(0).parts().get(0).text().equals(name))
			.flatMap((row) -> row.cells().stream())
			.flatMap((cell) -> cell.parts().stream())
			.flatMap((part) -> part.pieces().stream())
			.toList();
		Assertions.assertThat(pieces).as("row of %s", name).isNotEmpty();
		return new Paragraph(pieces, name);
	}

	/**
	 * A paragraph, or a row of a table.
	 */
	final class Paragraph {

		private final List<Piece> pieces;

		private final String text;

		private Paragraph(List<Piece> pieces, String text) {
			this.pieces = pieces;
			this.text = text;
		}

		/**
		 * A number with the words around it.
		 */
		Paragraph states(String before, Object number, String after) {
			Assertions.assertThat(this.text).contains(before + number + after);
			List<String> stated = new ArrayList<>();
			StringBuilder so = new StringBuilder();
			for (Piece piece : this.pieces) {
				if (piece.figure() != null) {
					stated.add(so.toString().endsWith(before) ? piece.text() : "");
				}
				so.append(piece.text());
			}
			Assertions.assertThat(stated).as("figures after %s", before).contains(String.valueOf(number));
			return this;
		}

		/**
		 * The numbers of an indicator, in order.
		 */
		Paragraph states(String indicator, Object number) {
			Assertions
				.assertThat(this.pieces.stream()
					.filter((piece) -> piece.figure() != null && piece.figure().query().indicator().equals(indicator))
					.map(Piece::text))
				.as("%s in %s", indicator, this.text)
				.contains(String.valueOf(number));
			return this;
		}

		Paragraph says(String... texts) {
			Assertions.assertThat(this.text).contains(texts);
			return this;
		}

		Paragraph doesNotSay(String... texts) {
			Assertions.assertThat(this.text).doesNotContain(texts);
			return this;
		}

		List<Figure> figures() {
			return this.pieces.stream().map(Piece::figure).filter(java.util.Objects::nonNull).toList();
		}

	}

}
