package cn.yipanqi.engine.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A checked campaign pack (配置包): everything that defines one campaign, without code.
 * Obtained from {@link PackReader}; every reference in it holds.
 */
public final class Pack {

	private volatile Reading reading;

	Pack(Path directory, PackContents contents, Map<String, String> digests) {
		this(new Reading(directory, contents, byCode(types(contents), RecordType::code),
				byCode(contents.indicators(), Indicator::code), digests, Digests.of(digests.toString())));
	}

	private Pack(Reading reading) {
		this.reading = reading;
	}

	private static List<RecordType> types(PackContents contents) {
		return Stream
			.concat(contents.recordTypes().stream(),
					RegistryTypes.of(contents.registry(), contents.campaign().locale()).stream())
			.toList();
	}

	private static <T> Map<String, T> byCode(List<T> things, Function<T, String> code) {
		return things.stream().collect(Collectors.toUnmodifiableMap(code, Function.identity()));
	}

	/**
	 * The pack as it is now: stays so when this one {@link #become becomes} another.
	 */
	public Pack asItIs() {
		return new Pack(this.reading);
	}

	/**
	 * Takes on, at once and for everybody who holds this pack, what another reading of
	 * the same directory says.
	 * @throws IllegalArgumentException if more than indicators differ
	 */
	public void become(Pack next) {
		List<String> others = next.differsBeyondIndicators(this);
		if (!others.isEmpty()) {
			throw new IllegalArgumentException("More than indicators differ: " + others);
		}
		this.reading = next.reading;
	}

	/**
	 * The files, other than those of the folder {@code indicators}, that are not the same
	 * in another reading.
	 */
	public List<String> differsBeyondIndicators(Pack other) {
		Map<String, String> mine = this.reading.digests;
		Map<String, String> others = other.reading.digests;
		return Stream.concat(mine.keySet().stream(), others.keySet().stream())
			.distinct()
			.filter((file) -> !file.startsWith("indicators/"))
			.filter((file) -> !Objects.equals(mine.get(file), others.get(file)))
			.sorted()
			.toList();
	}

	public Path directory() {
		return this.reading.directory;
	}

	/**
	 * Digest (SHA-256, hexadecimal) of the pack's YAML files.
	 */
	public String fingerprint() {
		return this.reading.fingerprint;
	}

	public Campaign campaign() {
		return this.reading.contents.campaign();
	}

	public List<Measure> measures() {
		return this.reading.contents.measures();
	}

	public List<Department> departments() {
		return this.reading.contents.departments();
	}

	public List<WorkingGroup> groups() {
		return this.reading.contents.groups();
	}

	public @Nullable LeadingGroup leadingGroup() {
		return this.reading.contents.leadingGroup();
	}

	public Plan plan() {
		return this.reading.contents.plan();
	}

	public List<SubjectKind> subjectKinds() {
		return this.reading.contents.subjectKinds();
	}

	/**
	 * The kinds that the subject of a type of record may be of.
	 * @param type code of the type; all kinds if there is none such
	 */
	public List<SubjectKind> subjectKinds(@Nullable String type) {
		Optional<RecordType> known = (type != null) ? findRecordType(type) : Optional.empty();
		return subjectKinds().stream()
			.filter((kind) -> known.map((found) -> found.takes(kind.code())).orElse(true))
			.toList();
	}

	/**
	 * Which departments keep the registry of subjects.
	 */
	public RegistryRule registry() {
		return this.reading.contents.registry();
	}

	/**
	 * The types of record that can be filed, without those by which the registry is kept.
	 */
	public List<RecordType> recordTypes() {
		return this.reading.contents.recordTypes();
	}

	/**
	 * The types of summary sheet; each is a record type, too.
	 */
	public List<SummaryType> summaries() {
		return this.reading.contents.summaries();
	}

	/**
	 * The type of summary sheet of that code, which is also that of its record type.
	 */
	public Optional<SummaryType> findSummary(@Nullable String code) {
		return summaries().stream().filter((type) -> type.code().equals(code)).findFirst();
	}

	/**
	 * The type of sheet on which units of a department state totals of an indicator.
	 */
	public Optional<SummaryType> summaryOf(String indicator, String department) {
		return summaries().stream()
			.filter((type) -> type.stated().contains(indicator) && type.isFiledBy(department))
			.findFirst();
	}

	public Periods periods(SummaryType type) {
		return new Periods(type.period(), campaign(), plan());
	}

	public List<Indicator> indicators() {
		return this.reading.contents.indicators();
	}

	public List<BriefingType> briefings() {
		return this.reading.contents.briefings();
	}

	public Optional<BriefingType> briefing(@Nullable String code) {
		return briefings().stream().filter((briefing) -> briefing.code().equals(code)).findFirst();
	}

	/**
	 * The territory the pack ships with, for demonstration; empty for a pack without one.
	 */
	public Territory territory() {
		return this.reading.contents.territory();
	}

	/**
	 * The type of that code, one of the {@linkplain RegistryTypes registry's} included.
	 */
	public Optional<RecordType> findRecordType(String code) {
		return Optional.ofNullable(this.reading.recordTypes.get(code));
	}

	/**
	 * @throws NoSuchElementException if the pack has no such record type
	 */
	public RecordType recordType(String code) {
		return findRecordType(code).orElseThrow(() -> new NoSuchElementException("No record type '" + code + "'"));
	}

	/**
	 * The type of that code, if people may file it.
	 */
	public Optional<RecordType> findOfferedType(String code) {
		return findRecordType(code).filter((type) -> !RegistryTypes.ALL.contains(type.code()));
	}

	public Optional<Indicator> findIndicator(String code) {
		return Optional.ofNullable(this.reading.indicators.get(code));
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

	/**
	 * What was read at one time.
	 *
	 * @param recordTypes all of them, by code
	 * @param digests of its files, by name
	 * @param fingerprint the digest of those
	 */
	private record Reading(Path directory, PackContents contents, Map<String, RecordType> recordTypes,
			Map<String, Indicator> indicators, Map<String, String> digests, String fingerprint) {
	}

}
