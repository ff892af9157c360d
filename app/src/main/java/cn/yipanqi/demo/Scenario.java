package cn.yipanqi.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.DumperOptions;

/**
 * How the made-up city lives: how busy each record type is, what its values are like, and
 * the facts that must come out exactly. Data beside the pack, not code.
 */
record Scenario(Settings settings) {

	static Scenario read(Path file) {
		try (Reader reader = Files.newBufferedReader(file)) {
			LoaderOptions options = new LoaderOptions();
			DumperOptions dumper = new DumperOptions();
			Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options,
					new DatesAsText());
			Map<String, Object> values = yaml.load(reader);
			return new Scenario(new Settings(values));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Settings record(String type) {
		return this.settings.part("records").part(type);
	}

	private static final class DatesAsText extends Resolver {

		@Override
		protected void addImplicitResolvers() {
			addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
			addImplicitResolver(Tag.INT, INT, "-+0123456789");
			addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
			addImplicitResolver(Tag.NULL, NULL, "~nN\0");
			addImplicitResolver(Tag.NULL, EMPTY, null);
		}

	}

}
