package cn.yipanqi.api;

import java.util.Locale;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The record types of the campaign.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Record types")
class RecordTypeEndpoints {

	private final Pack pack;

	RecordTypeEndpoints(Pack pack) {
		this.pack = pack;
	}

	@GetMapping("/api/v1/record-types")
	@Operation(operationId = "listRecordTypes", summary = "What records the campaign has, and what they take")
	Listing<RecordTypeAnswer> list(Locale locale) {
		return new Listing<>(
				this.pack.recordTypes().stream().map((type) -> RecordTypeAnswer.of(type, this.pack, locale)).toList());
	}

	@GetMapping("/api/v1/record-types/{code}")
	@Operation(operationId = "getRecordType", summary = "What a record of a type takes")
	RecordTypeAnswer type(@Parameter(description = "Code of the record type.") @PathVariable String code,
			Locale locale) {
		return RecordTypeAnswer.of(this.pack.recordType(code), this.pack, locale);
	}

}
