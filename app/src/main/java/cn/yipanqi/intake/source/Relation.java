package cn.yipanqi.intake.source;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.xml.stream.XMLStreamException;

/**
 * How a part of a workbook is related to another.
 *
 * @param id what the part calls the other one
 * @param type the last word of the type, which is the same whatever the standard
 * @param target name of the other part
 */
record Relation(String id, String type, String target) {

	private static final int MOST = 10_000;

	/**
	 * The relations of a part; none where it has none.
	 * @param part its name; nothing for the package as a whole
	 */
	static List<Relation> of(XlsxParts parts, String part) throws IOException, XMLStreamException {
		int slash = part.lastIndexOf('/') + 1;
		String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
		List<Relation> relations = new ArrayList<>();
		if (!parts.has(name)) {
			return relations;
		}
		try (XmlPart xml = parts.open(name)) {
			while (xml.nextElement() && relations.size() < MOST) {
				if (xml.is("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
					String type = xml.attribute("Type", "");
					String target = resolved(part, xml.attribute("Target", ""));
					relations.add(new Relation(xml.attribute("Id", ""), type.substring(type.lastIndexOf('/') + 1),
							parts.has(target) ? target : decoded(target)));
				}
			}
		}
		return relations;
	}

	/**
	 * The part that a target names, as seen from another part.
	 */
	static String resolved(String part, String target) {
		String path = target.replace('\\', '/');
		int end = path.indexOf('#');
		path = (end >= 0) ? path.substring(0, end) : path;
		Deque<String> names = new ArrayDeque<>();
		String from = path.startsWith("/") ? path : part.substring(0, part.lastIndexOf('/') + 1) + path;
		for (String name : from.split("/", -1)) {
			if (name.equals("..")) {
				names.pollLast();
			}
			else if (!name.isEmpty() && !name.equals(".")) {
				names.add(name);
			}
		}
		return String.join("/", names);
	}

	private static String decoded(String target) {
		try {
			return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return target;
		}
	}

}
