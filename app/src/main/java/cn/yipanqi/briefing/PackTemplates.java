package cn.yipanqi.briefing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import cn.yipanqi.cli.PackExaminer;
import cn.yipanqi.engine.pack.BriefingType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.PackProblem;

/**
 * Checks the Word templates of a pack.
 */
class PackTemplates implements PackExaminer {

	@Override
	public List<PackProblem> examine(Pack pack) {
		return pack.briefings().stream().flatMap((type) -> examine(type, pack)).toList();
	}

	private static Stream<PackProblem> examine(BriefingType type, Pack pack) {
		TemplateMessages messages = TemplateMessages.standing(Locale.ENGLISH);
		try {
			byte[] file = Files.readAllBytes(pack.directory().resolve(type.template()));
			return Templates.read(file, pack)
				.problems()
				.stream()
				.map((problem) -> new PackProblem(type.template(), 0, messages.place(problem),
						messages.tagAndReason(problem)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
