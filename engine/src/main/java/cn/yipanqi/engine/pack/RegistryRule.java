package cn.yipanqi.engine.pack;

import java.util.List;

/**
 * Which departments keep the registry of subjects. An empty list means every department.
 *
 * @param registeredBy departments whose units register subjects
 * @param changedBy departments whose units correct, move and close them
 * @param mergedBy departments whose units say that two are one
 */
public record RegistryRule(List<String> registeredBy, List<String> changedBy, List<String> mergedBy) {

	/** Every department does everything. */
	static final RegistryRule EVERYBODY = new RegistryRule(List.of(), List.of(), List.of());

}
