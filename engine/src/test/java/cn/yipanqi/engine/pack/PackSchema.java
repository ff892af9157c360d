package cn.yipanqi.engine.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

/**
 * The published schema of pack files: what it says about a file, and every place in a
 * file where it expects keys.
 */
final class PackSchema {

	static final Path FILE = Path.of("../packs/pack.schema.json");

	private static final SchemaRegistry REGISTRY = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final Schema schema = REGISTRY.getSchema(text(FILE), InputFormat.JSON);

	static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the schema finds wrong with a file.
	 */
	List<Error> errors(String yaml) {
		return this.schema.validate(yaml, InputFormat.YAML);
	}

	/**
	 * Every place where keys are expected, the file itself first.
	 */
	List<Place> places() {
		List<Place> places = new ArrayList<>();
		collect(new Place("", "%s", node()), places);
		return places;
	}

	JsonNode node() {
		return this.schema.getSchemaNode();
	}

	private void collect(Place place, List<Place> places) {
		places.add(place);
		place.schema.get("properties").properties().forEach((property) -> {
			JsonNode value = resolved(property.getValue());
			String key = property.getKey();
			if (value.has("properties")) {
				collect(place.below(key, "", "{%s: %%s}", value), places);
			}
			else if (value.has("items") && resolved(value.get("items")).has("properties")) {
				collect(place.below(key, "[0]", "{%s: [%%s]}", resolved(value.get("items"))), places);
			}
		});
	}

	/**
	 * The schema that a reference leads to, or the node itself.
	 */
	JsonNode resolved(JsonNode node) {
		JsonNode reference = node.get("$ref");
		return (reference != null) ? node().at(reference.stringValue().substring(1)) : node;
	}

	/**
	 * A place in a file where keys are expected.
	 *
	 * @param path the place as the reader names it
	 * @param around text of a file that has the place, to be filled in
	 * @param schema what the schema says of it
	 */
	record Place(String path, String around, JsonNode schema) {

		private Place below(String key, String index, String around, JsonNode schema) {
			return new Place(at(key) + index, this.around.formatted(around.formatted(key)), schema);
		}

		/**
		 * A file in which the place has these keys only.
		 */
		String holding(String keys) {
			return this.around.formatted("{" + keys + "}");
		}

		String at(String key) {
			return this.path.isEmpty() ? key : this.path + "." + key;
		}

		/**
		 * The place of a key, as a JSON pointer.
		 */
		String pointer(String key) {
			return "/" + at(key).replace(".", "/").replace("[0]", "/0");
		}

		Set<String> keys() {
			return new TreeSet<>(this.schema.get("properties").propertyNames());
		}

		Set<String> required() {
			Set<String> required = new TreeSet<>();
			if (this.schema.has("required")) {
				this.schema.get("required").forEach((key) -> required.add(key.stringValue()));
			}
			return required;
		}

		@Override
		public String toString() {
			return this.path.isEmpty() ? "the file" : this.path;
		}

	}

}
