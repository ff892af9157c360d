package cn.yipanqi.engine.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A checked campaign pack (配置包): everything that defines one campaign, without code.
 * Obtained from {@link PackReader}; every reference in it holds.
 */
public final class Pack {

	private final Path directory;

	private final PackContents contents;

	private final Map<String, RecordType> recordTypes;

	private final Map<String, Indicator> indicators;

	private final String fingerprint;

	Pack(Path directory, PackContents contents, String fingerprint) {
		this.directory = directory;
		this.contents = contents;
		this.recordTypes = byCode(contents.recordTypes(), RecordType::code);
		this.indicators = byCode(contents.indicators(), Indicator::code);
		this.fingerprint = fingerprint;
	}

	private static <T> Map<String, T> byCode(List<T> things, Function<T, String> code) {
		return things.stream().collect(Collectors.toUnmodifiableMap(code, Function.identity()));
	}

	public Path directory() {
		return this.directory;
	}

	/**
	 * Digest (SHA-256, hexadecimal) of the pack's YAML files.
	 */
	public String fingerprint() {
		return this.fingerprint;
	}

	public Campaign campaign() {
		return this.contents.campaign();
	}

	public List<Measure> measures() {
		return this.contents.measures();
	}

	public List<Department> departments() {
		return this.contents.departments();
	}

	public List<WorkingGroup> groups() {
		return this.contents.groups();
	}

	public @Nullable LeadingGroup leadingGroup() {
		return this.contents.leadingGroup();
	}

	public Plan plan() {
		return this.contents.plan();
	}

	public List<SubjectKind> subjectKinds() {
		return this.contents.subjectKinds();
	}

	public List<RecordType> recordTypes() {
		return this.contents.recordTypes();
	}

	public List<Indicator> indicators() {
		return this.contents.indicators();
	}

	public List<BriefingType> briefings() {
		return this.contents.briefings();
	}

	public Optional<BriefingType> briefing(@Nullable String code) {
		return briefings().stream().filter((briefing) -> briefing.code().equals(code)).findFirst();
	}

	/**
	 * The territory the pack ships with, for demonstration; empty for a pack without one.
	 */
	public Territory territory() {
		return this.contents.territory();
	}

	public Optional<RecordType> findRecordType(String code) {
		return Optional.ofNullable(this.recordTypes.get(code));
	}

	/**
	 * @throws NoSuchElementException if the pack has no such record type
	 */
	public RecordType recordType(String code) {
		return findRecordType(code).orElseThrow(() -> new NoSuchElementException("No record type '" + code + "'"));
	}

	public Optional<Indicator> findIndicator(String code) {
		return Optional.ofNullable(this.indicators.get(code));
	}

	/**
	 * @throws NoSuchElementException if the pack has no such indicator
	 */
	public Indicator indicator(String code) {
		return findIndicator(code).orElseThrow(() -> new NoSuchElementException("No indicator '" + code + "'"));
	}

	public Optional<Measure> measure(@Nullable String code) {
		return measures().stream().filter((measure) -> measure.code().equals(code)).findFirst();
	}

	public Optional<Department> department(@Nullable String code) {
		return departments().stream().filter((department) -> department.code().equals(code)).findFirst();
	}

	public Optional<WorkingGroup> group(@Nullable String code) {
		return groups().stream().filter((group) -> group.code().equals(code)).findFirst();
	}

	public Optional<SubjectKind> subjectKind(@Nullable String code) {
		return subjectKinds().stream().filter((kind) -> kind.code().equals(code)).findFirst();
	}

}
