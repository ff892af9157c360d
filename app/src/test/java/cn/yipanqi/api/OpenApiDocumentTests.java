package cn.yipanqi.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import cn.yipanqi.access.Reader;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document is what the code says. To make it anew, run this test with
 * {@code -Dopenapi.update=true}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "springdoc.api-docs.enabled=true",
		"springdoc.api-docs.path=/generated", "springdoc.paths-to-match=/api/v1/**",
		"springdoc.default-flat-param-object=true", "springdoc.override-with-generic-response=false",
		"springdoc.default-produces-media-type=application/json" })
class OpenApiDocumentTests {

	private static final Path COMMITTED = Path.of("../docs/api/openapi.json");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

	@Autowired
	private OpenApiWebMvcResource generator;

	@Test
	@Order(1)
	void committedDocumentIsWhatTheCodeSays() throws IOException {
		String generated = print(generate());
		if (Boolean.getBoolean("openapi.update")) {
			Files.writeString(COMMITTED, generated);
		}
		assertThat(Files.readString(COMMITTED)).as("docs/api/openapi.json; CONTRIBUTING.md says how to make it anew")
			.isEqualTo(generated);
	}

	@Test
	void everyEndpointIsInTheDocument(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping)
			throws IOException {
		Set<String> mapped = new TreeSet<>();
		requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.forEach((info) -> info.getPatternValues()
				.stream()
				.filter((pattern) -> pattern.startsWith("/api/") && !pattern.equals("/api/v1/openapi.json"))
				.forEach((pattern) -> info.getMethodsCondition()
					.getMethods()
					.forEach((method) -> mapped.add(method + " " + pattern))));
		Set<String> documented = new TreeSet<>();
		committed().at("/paths")
			.properties()
			.forEach((path) -> path.getValue()
				.propertyNames()
				.forEach((method) -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		assertThat(mapped).hasSizeGreaterThan(15);
		assertThat(documented).isEqualTo(mapped);
	}

	@Test
	void everythingIsDescribed() throws IOException {
		JsonNode document = committed();
		assertThat(document.at("/openapi").asString()).startsWith("3.1");
		assertThat(document.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
		Set<String> missing = new TreeSet<>();
		Set<String> ids = new TreeSet<>();
		document.at("/paths").properties().forEach((path) -> path.getValue().properties().forEach((operation) -> {
			JsonNode told = operation.getValue();
			String name = operation.getKey() + " " + path.getKey();
			if (told.at("/summary").asString().isBlank() || !ids.add(told.at("/operationId").asString())) {
				missing.add(name);
			}
			told.at("/parameters").forEach((parameter) -> {
				if (parameter.at("/description").asString().isBlank()) {
					missing.add(name + " " + parameter.at("/name").asString());
				}
			});
			if (told.at("/responses/401/content/application~1problem+json/schema").isMissingNode()) {
				missing.add(name + " 401");
			}
		}));
		assertThat(missing).isEmpty();
	}

	@Test
	void everyReferenceLeadsSomewhere() throws IOException {
		JsonNode document = committed();
		Set<String> references = new TreeSet<>();
		collect(document, references);
		assertThat(references).contains("#/components/schemas/Problem")
			.allMatch(
					(reference) -> reference.startsWith("#/") && !document.at(reference.substring(1)).isMissingNode());
	}

	private static void collect(JsonNode node, Set<String> references) {
		if (node.has("$ref")) {
			references.add(node.get("$ref").asString());
		}
		node.forEach((child) -> collect(child, references));
	}

	private static JsonNode committed() throws IOException {
		return JSON.readTree(Files.readString(COMMITTED));
	}

	private ObjectNode generate() throws IOException {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Reader.class);
		byte[] bytes = this.generator.openapiJson(new MockHttpServletRequest("GET", "/generated"), "/generated",
				Locale.ENGLISH);
		ObjectNode document = (ObjectNode) JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
		document.at("/paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.stream()
				.filter((operation) -> METHODS.contains(operation.getKey()))
				.forEach((operation) -> addProblems(operation.getKey(), path.getKey(),
						(ObjectNode) operation.getValue().at("/responses"))));
		return document;
	}

	/**
	 * What every operation can answer besides, so that it need not be said at each.
	 */
	private static void addProblems(String method, String path, ObjectNode responses) {
		Map<String, String> problems = new TreeMap<>(Map.of("400", "The request cannot be understood.", "401",
				"No token, or one that does not count.", "403", "The token does not permit it.", "404",
				"Nothing was found within the scope.", "429", "Too many attempts."));
		if (method.equals("post") && path.startsWith("/api/v1/records") && !path.endsWith("/bulk")) {
			problems.put("413", "The body is too large.");
			problems.put("422", "The record did not pass its checks; problems has everything that is wrong.");
		}
		responses.properties()
			.stream()
			.filter((response) -> response.getKey().startsWith("4"))
			.toList()
			.forEach((response) -> problems.put(response.getKey(), response.getValue().at("/description").asString()));
		problems.forEach((status, description) -> {
			ObjectNode response = responses.putObject(status);
			response.put("description", description);
			response.putObject("content")
				.putObject("application/problem+json")
				.putObject("schema")
				.put("$ref", "#/components/schemas/Problem");
		});
	}

	/**
	 * The document with its names in order, so that it changes only where the code does.
	 */
	private static String print(JsonNode document) {
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
			.withArrayIndenter(new DefaultIndenter("  ", "\n"));
		return JSON.writer().with(printer).writeValueAsString(sorted(document)) + "\n";
	}

	private static JsonNode sorted(JsonNode node) {
		if (node instanceof ObjectNode object) {
			ObjectNode sorted = JSON.createObjectNode();
			object.properties()
				.stream()
				.sorted(Comparator.comparing(Map.Entry::getKey))
				.forEach((property) -> sorted.set(property.getKey(), sorted(property.getValue())));
			return sorted;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode sorted = JSON.createArrayNode();
			array.valueStream().map(OpenApiDocumentTests::sorted).forEach(sorted::add);
			return sorted;
		}
		return node;
	}

}
