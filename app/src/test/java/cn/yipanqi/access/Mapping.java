package cn.yipanqi.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.CompositeRequestCondition;
import org.springframework.web.servlet.mvc.condition.HeadersRequestCondition;
import org.springframework.web.servlet.mvc.condition.NameValueExpression;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One way into the application: a method, an address, whatever else a request must bear
 * to be answered here, and what answers it.
 */
record Mapping(String name, RequestMappingInfo info, HandlerMethod handler) {

	/**
	 * All there are, by name; the page that says what went wrong is none.
	 */
	static Map<String, Mapping> all(ApplicationContext context) {
		Map<String, Mapping> all = new TreeMap<>();
		context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mappings) -> mappings.getHandlerMethods().forEach((info, handler) -> {
				if (!BasicErrorController.class.isAssignableFrom(handler.getBeanType())) {
					names(info).forEach((name) -> {
						Mapping former = all.put(name, new Mapping(name, info, handler));
						Assert.state(former == null, () -> "Two mappings are called " + name);
					});
				}
			}));
		return all;
	}

	/**
	 * A mapping that asks for no method answers all of them.
	 */
	private static Stream<String> names(RequestMappingInfo info) {
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		String conditions = String.join("",
				Stream
					.of(info.getParamsCondition(), info.getHeadersCondition(), info.getConsumesCondition(),
							info.getCustomCondition())
					.filter((condition) -> condition != null && !condition.toString().equals("[]"))
					.map((condition) -> " " + condition)
					.toList());
		return (methods.isEmpty() ? Set.of(RequestMethod.values()) : methods).stream()
			.flatMap(
					(method) -> info.getPatternValues().stream().map((pattern) -> method + " " + pattern + conditions));
	}

	/**
	 * The permission that it asks for.
	 */
	String rule() {
		return EndpointRules.of(this.handler).map(Enum::name).orElse("no rule");
	}

	/**
	 * Whether it reads what is sent from the body of a request.
	 */
	boolean takesBody() {
		return Stream.of(this.handler.getMethodParameters())
			.anyMatch((parameter) -> parameter.hasParameterAnnotation(RequestBody.class));
	}

	/**
	 * The parameters that a request must bear to come here.
	 */
	Map<String, String> parameters() {
		return wanted(this.info.getParamsCondition().getExpressions());
	}

	/**
	 * The headers that a request must bear to come here.
	 */
	Map<String, String> headers() {
		Map<String, String> headers = wanted(this.info.getHeadersCondition().getExpressions());
		headers.putAll(headers(this.info.getCustomCondition()));
		this.info.getConsumesCondition()
			.getConsumableMediaTypes()
			.stream()
			.findFirst()
			.ifPresent((type) -> headers.put("Content-Type", type.toString()));
		return headers;
	}

	private static Map<String, String> headers(@Nullable RequestCondition<?> custom) {
		if (custom instanceof HeadersRequestCondition headers) {
			return wanted(headers.getExpressions());
		}
		Map<String, String> all = new LinkedHashMap<>();
		if (custom instanceof CompositeRequestCondition composite) {
			composite.getConditions().forEach((condition) -> all.putAll(headers(condition)));
		}
		else {
			Assert.state(custom == null, () -> "How a request fulfils " + custom + " is not known");
		}
		return all;
	}

	private static Map<String, String> wanted(Set<NameValueExpression<String>> expressions) {
		Map<String, String> wanted = new LinkedHashMap<>();
		expressions.stream().filter((expression) -> !expression.isNegated()).forEach((expression) -> {
			String value = expression.getValue();
			wanted.put(expression.getName(), (value != null) ? value : "true");
		});
		return wanted;
	}

	/**
	 * Whether a form that is sent so comes here.
	 */
	boolean answers(String method, List<String> path) {
		List<String> pattern = List.of(pattern().split("/", -1));
		if (!this.name.startsWith(method + " ") || pattern.size() != path.size() || !headers().isEmpty()) {
			return false;
		}
		for (int i = 0; i < path.size(); i++) {
			boolean variable = pattern.get(i).contains("{");
			if (!variable && !pattern.get(i).equals(path.get(i))) {
				return false;
			}
		}
		return true;
	}

	private String pattern() {
		return this.info.getPatternValues().iterator().next();
	}

}
