package cn.yipanqi.briefing;

import java.time.Instant;
import java.util.Optional;

import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.word.UnusableWordFileException;
import cn.yipanqi.briefing.word.WordWriter;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.figures.FigureAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Prints briefings as Word files whose numbers link to their figures.
 */
@Component
@EnableConfigurationProperties(BriefingProperties.class)
class Printer {

	private final FigureAddress addresses;

	private final BriefingProperties properties;

	private final Pack pack;

	private final MessageSource messages;

	Printer(FigureAddress addresses, BriefingProperties properties, Pack pack, MessageSource messages) {
		this.pack = pack;
		this.messages = messages;
		this.addresses = addresses;
		this.properties = properties;
	}

	/**
	 * The Word file; the same bytes for the same briefing, moment and seal.
	 * @param seal the checkpoint that it ends with, in small print; null for none
	 */
	byte[] print(Briefings.Draft draft, Instant moment, @Nullable SealMark seal) {
		try {
			return WordWriter.write(draft.template().file(), draft.composition(), draft.title(), moment, this::link,
					(seal != null) ? note(seal) : null);
		}
		catch (UnusableWordFileException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String note(SealMark seal) {
		return this.messages.getMessage("briefing.seal", new Object[] { String.valueOf(seal.number()), seal.grouped() },
				this.pack.campaign().locale());
	}

	private Optional<String> link(Piece piece) {
		Figure figure = piece.figure();
		String path = (figure != null) ? this.addresses.of(figure.query()) : piece.path();
		return Optional.ofNullable(path).map((page) -> this.properties.address() + page);
	}

}
