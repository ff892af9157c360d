package cn.yipanqi.access;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;

/**
 * The names under which a request can send something to a mapping: those of its method's
 * parameters, with what records among them are filled from, and those of the inputs that
 * pages send to it.
 */
final class SentNames {

	private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);

	private static final Pattern INPUT = Pattern
		.compile("<(?:input|select|textarea|button)\\b[^>]*?\\sname=\"([^\"]+)\"");

	private static final Set<String> OURS = Set.of("_csrf");

	private final Map<String, Mapping> mappings;

	private final Map<String, Set<String>> names = new TreeMap<>();

	SentNames(Map<String, Mapping> mappings) {
		this.mappings = mappings;
		mappings.forEach((name, mapping) -> this.names.put(name, names(mapping)));
	}

	Set<String> of(Endpoint endpoint) {
		return this.names.getOrDefault(endpoint.name(), Set.of());
	}

	/**
	 * Takes up the names of all inputs of the forms of a page.
	 */
	void read(String page) {
		Matcher form = FORM.matcher(page);
		while (form.find()) {
			String address = attribute(form.group(1), "action").replaceAll("[?#].*", "");
			String method = attribute(form.group(1), "method").equalsIgnoreCase("post") ? "POST" : "GET";
			Set<String> inputs = new TreeSet<>();
			Matcher input = INPUT.matcher(form.group(2));
			while (input.find()) {
				inputs.add(input.group(1));
			}
			inputs.removeAll(OURS);
			List<String> path = List.of(address.split("/", -1));
			this.mappings.values()
				.stream()
				.filter((mapping) -> mapping.answers(method, path))
				.forEach((mapping) -> this.names.get(mapping.name()).addAll(inputs));
		}
	}

	private static String attribute(String tag, String name) {
		Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
		return matcher.find() ? matcher.group(1) : "";
	}

	private static Set<String> names(Mapping mapping) {
		Set<String> names = new LinkedHashSet<>();
		for (MethodParameter parameter : mapping.handler().getMethodParameters()) {
			parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
			if (!parameter.hasParameterAnnotation(AuthenticationPrincipal.class) && !isProvided(mapping, parameter)) {
				add(parameter, names);
			}
		}
		return names;
	}

	/**
	 * Whether the controller itself provides it, and it cannot be changed by what is
	 * sent.
	 */
	private static boolean isProvided(Mapping mapping, MethodParameter parameter) {
		return parameter.getParameterType().isRecord()
				&& Stream.of(mapping.handler().getBeanType().getDeclaredMethods())
					.anyMatch((method) -> method.isAnnotationPresent(ModelAttribute.class)
							&& method.getReturnType().equals(parameter.getParameterType()));
	}

	private static void add(MethodParameter parameter, Set<String> names) {
		String own = String.valueOf(parameter.getParameterName());
		boolean single = false;
		for (Class<? extends java.lang.annotation.Annotation> kind : List.of(RequestParam.class, PathVariable.class,
				RequestPart.class, RequestHeader.class, CookieValue.class)) {
			if (parameter.hasParameterAnnotation(kind)) {
				Object given = AnnotatedElementUtils.getMergedAnnotationAttributes(parameter.getParameter(), kind)
					.get("name");
				boolean open = Map.class.isAssignableFrom(parameter.getParameterType());
				if (!open) {
					names.add(StringUtils.hasText(String.valueOf(given)) ? String.valueOf(given) : own);
				}
				single = true;
			}
		}
		if (single) {
			return;
		}
		boolean filled = parameter.hasParameterAnnotation(ModelAttribute.class)
				|| parameter.hasParameterAnnotation(RequestBody.class);
		Class<?> type = parameter.getParameterType();
		if (type.isRecord() || Collection.class.isAssignableFrom(type)) {
			components("", parameter.getGenericParameterType(), names);
		}
		else if (filled || type.getName().startsWith("cn.yipanqi.")) {
			names.add(own + " of " + type.getName());
		}
	}

	private static void components(String path, Type type, Set<String> names) {
		if (type instanceof Class<?> record && record.isRecord()) {
			for (RecordComponent component : record.getRecordComponents()) {
				components(path.isEmpty() ? component.getName() : path + "." + component.getName(),
						component.getGenericType(), names);
			}
		}
		else if (type instanceof ParameterizedType several && several.getRawType() instanceof Class<?> raw
				&& Collection.class.isAssignableFrom(raw)) {
			components(path + "[0]", several.getActualTypeArguments()[0], names);
		}
		else {
			names.add(path);
		}
	}

}
