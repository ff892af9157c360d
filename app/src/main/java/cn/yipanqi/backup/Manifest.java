package cn.yipanqi.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds.
 *
 * @param format the format of the file
 * @param madeAt when it was made
 * @param schema the migrations that the database has had, each with its checksum
 * @param keys numbers of the keys that protect what is in it; the keys are not
 * @param seals the latest checkpoint of each sealed chain, by its kind
 * @param tables the tables, those first that others refer to
 * @param sequences the sequences
 */
record Manifest(int format, Instant madeAt, List<Migration> schema, List<Integer> keys, Map<String, Seal> seals,
		List<Table> tables, List<Sequence> sequences) {

	static final int FORMAT = 1;

	static final String NAME = "manifest.json";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	byte[] json() {
		return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
	}

	static Manifest of(byte[] json) {
		try {
			Manifest manifest = MAPPER.readValue(json, Manifest.class);
			if (manifest.format != FORMAT) {
				throw new BackupException(
						"The backup has format %d; this program knows format %d".formatted(manifest.format, FORMAT));
			}
			if (manifest.madeAt == null || manifest.schema == null || manifest.keys == null || manifest.seals == null
					|| manifest.tables == null || manifest.sequences == null) {
				throw new BackupException("The backup's manifest is not complete");
			}
			return manifest;
		}
		catch (JacksonException ex) {
			throw new BackupException("The backup's manifest cannot be read", ex);
		}
	}

	/**
	 * The version of the schema.
	 */
	String version() {
		return this.schema.isEmpty() ? "none" : this.schema.get(this.schema.size() - 1).version();
	}

	/**
	 * A migration.
	 */
	record Migration(String version, @Nullable Integer checksum) {
	}

	/**
	 * The latest checkpoint of a chain.
	 */
	record Seal(long no, String chain) {
	}

	/**
	 * A table.
	 *
	 * @param rows how many rows it has
	 * @param bytes how long its member is
	 * @param sm3 digest of its member
	 */
	record Table(String name, List<String> columns, long rows, long bytes, String sm3) {

		String member() {
			return "tables/" + this.name + ".copy";
		}

	}

	/**
	 * A sequence.
	 *
	 * @param called whether the next number is the one after {@code last}
	 */
	record Sequence(String name, long last, boolean called) {
	}

}
