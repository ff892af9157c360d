package cn.yipanqi.access;

import java.time.Instant;
import java.util.LinkedHashMap;

import cn.yipanqi.seal.LeafWriter;
import cn.yipanqi.seal.SealKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The leaf of a row of the audit trail. Its number, which the database gives, is bound by
 * the seal.
 */
final class AuditLeaf {

	private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
	};

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private AuditLeaf() {
	}

	/**
	 * @param version version of the form, as it stands in the row; null for the first
	 */
	static byte[] of(@Nullable Short version, Instant at, String account, String action, String object,
			@Nullable String detail, String origin, @Nullable String role, @Nullable String region,
			@Nullable Boolean refused) {
		return new LeafWriter(SealKind.AUDIT, version).moment(at)
			.text(account)
			.text(action)
			.text(object)
			.document((detail != null) ? MAPPER.readValue(detail, MAP) : null)
			.text(origin)
			.text(role)
			.text(region)
			.document(refused)
			.leaf();
	}

}
