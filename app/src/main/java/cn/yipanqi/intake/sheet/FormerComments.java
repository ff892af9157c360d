package cn.yipanqi.intake.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments that a sheet has, with others added.
 *
 * @param text the XML
 * @param fresh those at cells that had none
 */
record FormerComments(String text, List<Mark> fresh) {

	private static final Pattern PREFIX = Pattern.compile("<((?:[\\w.-]+:)?)comments[\\s>]");

	static FormerComments of(String text, List<Mark> marks, String author) {
		Matcher found = PREFIX.matcher(text);
		String prefix = found.find() ? found.group(1) : "";
		String changed = text;
		List<Mark> fresh = new ArrayList<>();
		List<Mark> all = new ArrayList<>();
		for (Mark mark : marks) {
			Matcher former = Pattern
				.compile("<%1$scomment\\s[^>]*ref=\"%2$s\".*?</%1$scomment>".formatted(prefix, mark.reference()),
						Pattern.DOTALL)
				.matcher(changed);
			if (former.find()) {
				String said = former.group().replaceAll("<[^>]*>", "").strip();
				changed = changed.substring(0, former.start()) + changed.substring(former.end());
				all.add(new Mark(mark.sheet(), mark.row(), mark.column(), mark.words() + "\n" + unescaped(said)));
			}
			else {
				fresh.add(mark);
				all.add(mark);
			}
		}
		int authors = changed.split("<" + prefix + "author>", -1).length - 1;
		String list = "</" + prefix + "commentList>";
		changed = changed
			.replace("</" + prefix + "authors>",
					"<%1$sauthor>%2$s</%1$sauthor></%1$sauthors>".formatted(prefix, CommentParts.escaped(author)))
			.replace(list, CommentParts.list(all, prefix, authors) + list);
		return new FormerComments(changed, fresh);
	}

	private static String unescaped(String text) {
		return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
	}

}
