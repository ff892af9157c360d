package cn.yipanqi.briefing;

import java.time.Instant;
import java.util.Optional;

import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.word.UnusableWordFileException;
import cn.yipanqi.briefing.word.WordWriter;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.figures.FigureAddress;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Prints briefings as Word files whose numbers link to their figures.
 */
@Component
@EnableConfigurationProperties(BriefingProperties.class)
class Printer {

	private final FigureAddress addresses;

	private final BriefingProperties properties;

	Printer(FigureAddress addresses, BriefingProperties properties) {
		this.addresses = addresses;
		this.properties = properties;
	}

	/**
	 * The Word file; the same bytes for the same briefing and moment.
	 */
	byte[] print(Briefings.Draft draft, Instant moment) {
		try {
			return WordWriter.write(draft.template().file(), draft.composition(), draft.title(), moment, this::link);
		}
		catch (UnusableWordFileException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Optional<String> link(Piece piece) {
		Figure figure = piece.figure();
		String path = (figure != null) ? this.addresses.of(figure.query()) : piece.path();
		return Optional.ofNullable(path).map((page) -> this.properties.address() + page);
	}

}
