package cn.yipanqi;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

/**
 * Each direct sub-package is a module; the engine is a library to all of them.
 */
class ModularityTests {

	@Test
	void modulesKeepToTheirBoundaries() {
		ApplicationModules.of(YipanqiApplication.class, resideInAPackage("cn.yipanqi.engine..")).verify();
	}

}
