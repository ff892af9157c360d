package cn.yipanqi.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.engine.ledger.Entry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The words in which entries are told: what happened to which record, when and where, but
 * none of its values. Whoever may read them follows the link.
 */
@Component
class Told {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	String test(UUID delivery, UUID webhook) {
		Map<String, Object> body = body(delivery, webhook);
		body.put("test", true);
		body.put("entries", List.of());
		return MAPPER.writeValueAsString(body);
	}

	String entries(UUID delivery, UUID webhook, List<Entry> entries) {
		Map<String, Object> body = body(delivery, webhook);
		body.put("entries", entries.stream().map(Told::entry).toList());
		return MAPPER.writeValueAsString(body);
	}

	private static Map<String, Object> body(UUID delivery, UUID webhook) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("delivery", delivery.toString());
		body.put("webhook", webhook.toString());
		return body;
	}

	private static Map<String, Object> entry(Entry entry) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("record", entry.record().toString());
		told.put("type", entry.type());
		told.put("revision", entry.revision());
		told.put("operation", entry.operation().name());
		told.put("unit", entry.unit());
		told.put("region", entry.region());
		told.put("date", entry.date().toString());
		told.put("recordedAt", entry.recordedAt().toString());
		told.put("link", "/api/v1/records/" + entry.record());
		return told;
	}

}
