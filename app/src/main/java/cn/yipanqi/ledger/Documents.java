package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Field values as JSON: numbers stay exact decimals, keys are sorted.
 */
final class Documents {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final ObjectReader MAPS = MAPPER.readerFor(new TypeReference<LinkedHashMap<String, Object>>() {
	});

	private Documents() {
	}

	static String write(Map<String, ?> fields) {
		return MAPPER.writeValueAsString(new TreeMap<>(fields));
	}

	static Map<String, Object> read(String json) {
		Map<String, Object> fields = MAPS.readValue(json);
		fields.replaceAll((code, value) -> (value instanceof Number number && !(value instanceof BigDecimal))
				? new BigDecimal(number.toString()) : value);
		return fields;
	}

}
