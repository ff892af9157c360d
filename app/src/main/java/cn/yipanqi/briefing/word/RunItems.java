package cn.yipanqi.briefing.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;

/**
 * What a run consists of beside its form: texts and things that are not text.
 */
final class RunItems {

	private static final Set<String> SILENT = Set.of("rPr", "lastRenderedPageBreak", "delText", "proofErr",
			"annotationRef");

	private RunItems() {
	}

	/**
	 * The items in order; a text item gives its text, any other gives null.
	 */
	static List<Item> of(CTR run) {
		List<Item> items = new ArrayList<>();
		try (XmlCursor cursor = run.newCursor()) {
			boolean more = cursor.toFirstChild();
			while (more) {
				String name = cursor.getName().getLocalPart();
				if (!SILENT.contains(name)) {
					items.add(new Item(name.equals("t"), name.equals("t") ? cursor.getTextValue() : ""));
				}
				more = cursor.toNextSibling();
			}
		}
		return items;
	}

	/**
	 * A copy of the run with one of its items only.
	 */
	static CTR only(CTR run, int item) {
		CTR copy = (CTR) run.copy();
		try (XmlCursor cursor = copy.newCursor()) {
			int number = 0;
			boolean more = cursor.toFirstChild();
			while (more) {
				String name = cursor.getName().getLocalPart();
				boolean form = name.equals("rPr");
				boolean silent = SILENT.contains(name) && !form;
				if (silent || (!form && number != item)) {
					cursor.removeXml();
					more = cursor.isStart();
				}
				else {
					more = cursor.toNextSibling();
				}
				if (!form && !silent) {
					number++;
				}
			}
		}
		return copy;
	}

	/**
	 * One item.
	 */
	record Item(boolean isText, String text) {
	}

}
