package cn.yipanqi.api;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives out the OpenAPI document, which a test has generated from this code.
 */
@RestController
@Requires(Permission.SIGNED_IN)
@Hidden
class DocumentEndpoint {

	@GetMapping("/api/v1/openapi.json")
	ResponseEntity<Resource> document() {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(new ClassPathResource("api/openapi.json"));
	}

}
