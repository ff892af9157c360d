package cn.yipanqi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each direct sub-package is a module; the engine is a library to all of them.
 */
class ModularityTests {

	private static final ApplicationModules MODULES = ApplicationModules.of(YipanqiApplication.class,
			resideInAPackage("cn.yipanqi.engine.."));

	@Test
	void modulesKeepToTheirBoundaries() {
		MODULES.verify();
	}

	@Test
	void everyModuleStandsInTheArchitecture() throws IOException {
		String architecture = Files.readString(Path.of("../docs/architecture.md"));
		assertThat(MODULES.stream().map((module) -> "| `" + module.getIdentifier() + "` |"))
			.allMatch(architecture::contains)
			.hasSizeGreaterThan(10);
	}

}
