package cn.yipanqi.briefing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.briefing.composition.Composition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Issued briefings as rows: added and read, never changed.
 */
@Component
class BriefingRows {

	private static final String NEXT = """
			select coalesce(max(number), 0) + 1 from briefing where code = :code and region = :region
			""";

	private static final String LOCK = "select pg_advisory_xact_lock(hashtext(:key))";

	private static final String ADD = """
			insert into briefing (client_key, code, region, number, title, day, as_of, issued_at, issued_by, template, composition,
				document, digest, seal, seal_digest)
			values (:key, :code, :region, :number, :title, :day, :asOf, :issuedAt, :issuedBy, :template,
				cast(:composition as json), :document, :digest, :seal, :sealDigest)
			returning id
			""";

	private static final String FIND = """
			select id, code, region, number, title, day, as_of, issued_at, issued_by, composition::text, digest,
				seal, seal_digest
			from briefing where id = :id
			""";

	private static final String FIND_BY_KEY = FIND.replace("where id = :id", "where client_key = :key");

	private static final String LIST = """
			select id, code, number, title, day, issued_at, issued_by from briefing where region like :region || '%'
			order by issued_at desc, id desc limit 200
			""";

	private static final String DOCUMENT = "select document from briefing where id = :id";

	private static final String TEMPLATE = """
			select t.id, t.code, t.file, t.uploaded_at, t.uploaded_by
			from briefing b join briefing_template t on t.id = b.template where b.id = :id
			""";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	BriefingRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The number of the next briefing of the kind and region; held until the transaction
	 * ends.
	 */
	int nextNumber(String code, String region) {
		this.jdbc.sql(LOCK).param("key", "briefing/" + code + "/" + region).query((row) -> {
		});
		return this.jdbc.sql(NEXT).param("code", code).param("region", region).query(Integer.class).single();
	}

	Briefing add(Briefing briefing, long template, byte[] document, UUID key) {
		SealMark seal = briefing.seal();
		long id = this.jdbc.sql(ADD)
			.param("key", key)
			.param("code", briefing.code())
			.param("region", briefing.region())
			.param("number", briefing.number())
			.param("title", briefing.title())
			.param("day", briefing.day())
			.param("asOf", briefing.asOf().atOffset(ZoneOffset.UTC))
			.param("issuedAt", briefing.issuedAt().atOffset(ZoneOffset.UTC))
			.param("issuedBy", briefing.issuedBy())
			.param("template", template)
			.param("composition", MAPPER.writeValueAsString(briefing.composition()))
			.param("document", document)
			.param("digest", briefing.digest())
			.param("seal", (seal != null) ? seal.number() : null, Types.BIGINT)
			.param("sealDigest", (seal != null) ? seal.digest() : null, Types.VARCHAR)
			.query(Long.class)
			.single();
		return new Briefing(id, briefing.code(), briefing.region(), briefing.number(), briefing.title(), briefing.day(),
				briefing.asOf(), briefing.issuedAt(), briefing.issuedBy(), briefing.composition(), briefing.digest(),
				seal);
	}

	Optional<Briefing> find(long id) {
		return this.jdbc.sql(FIND).param("id", id).query(BriefingRows::map).optional();
	}

	Optional<Briefing> findByKey(UUID key) {
		return this.jdbc.sql(FIND_BY_KEY).param("key", key).query(BriefingRows::map).optional();
	}

	private static Briefing map(ResultSet row, int number) throws SQLException {
		return new Briefing(row.getLong("id"), row.getString("code"), row.getString("region"), row.getInt("number"),
				row.getString("title"), row.getObject("day", LocalDate.class), instant(row, "as_of"),
				instant(row, "issued_at"), row.getString("issued_by"),
				MAPPER.readValue(row.getString("composition"), Composition.class), row.getString("digest"), seal(row));
	}

	private static @Nullable SealMark seal(ResultSet row) throws SQLException {
		String digest = row.getString("seal_digest");
		return (digest != null) ? new SealMark(row.getLong("seal"), digest) : null;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	List<BriefingHeading> list(String region) {
		return this.jdbc.sql(LIST)
			.param("region", region)
			.query((row, number) -> new BriefingHeading(row.getLong("id"), row.getString("code"), row.getInt("number"),
					row.getString("title"), row.getObject("day", LocalDate.class), instant(row, "issued_at"),
					row.getString("issued_by")))
			.list();
	}

	byte[] document(long id) {
		return this.jdbc.sql(DOCUMENT).param("id", id).query((row, number) -> row.getBytes("document")).single();
	}

	StoredTemplate template(long id) {
		return this.jdbc.sql(TEMPLATE)
			.param("id", id)
			.query((row, number) -> StoredTemplate.stored(row.getLong("id"), row.getString("code"),
					row.getBytes("file"), instant(row, "uploaded_at"), row.getString("uploaded_by")))
			.single();
	}

}
