package cn.yipanqi.organization;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;

/**
 * The words of the workbook, in the reader's language; in a file they may be in either.
 */
final class Terms {

	private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

	private final MessageSource messages;

	private final Locale locale;

	Terms(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	Locale locale() {
		return this.locale;
	}

	public String sheet(ImportSheet sheet) {
		return sheet(sheet, this.locale);
	}

	private String sheet(ImportSheet sheet, Locale language) {
		return this.messages.getMessage("command.sheet." + sheet.code(), null, language);
	}

	/**
	 * The names under which a sheet is looked for.
	 */
	Stream<String> sheets(ImportSheet sheet) {
		return LANGUAGES.stream().map((language) -> sheet(sheet, language));
	}

	public String column(ImportColumn column) {
		return column(column, this.locale);
	}

	private String column(ImportColumn column, Locale language) {
		return this.messages.getMessage("command.column." + column.code(), null, language);
	}

	Optional<ImportColumn> column(ImportSheet sheet, String heading) {
		return find(sheet.columns(), heading, this::column);
	}

	String kind(BodyKind kind) {
		return kind(kind, this.locale);
	}

	private String kind(BodyKind kind, Locale language) {
		return this.messages.getMessage("command.kind." + kind, null, language);
	}

	Optional<BodyKind> kind(String text) {
		return find(List.of(BodyKind.values()), text, this::kind);
	}

	String duty(DutyKind kind) {
		return duty(kind, this.locale);
	}

	private String duty(DutyKind kind, Locale language) {
		return this.messages.getMessage("command.duty." + kind, null, language);
	}

	Optional<DutyKind> duty(String text) {
		return find(List.of(DutyKind.values()), text, this::duty);
	}

	String part(Membership.Part part) {
		return part(part, this.locale);
	}

	private String part(Membership.Part part, Locale language) {
		return this.messages.getMessage("command.part." + part, null, language);
	}

	Optional<Membership.Part> part(String text) {
		return find(List.of(Membership.Part.values()), text, this::part);
	}

	List<String> help() {
		return Stream.of("title", "numbers", "blank", "days", "heads", "people", "phones", "missing")
			.map((line) -> this.messages.getMessage("command.help." + line, null, this.locale))
			.toList();
	}

	String helpSheet() {
		return this.messages.getMessage("command.help", null, this.locale);
	}

	private static <T> Optional<T> find(List<T> choices, String text, Namer<T> namer) {
		return choices.stream()
			.filter((choice) -> LANGUAGES.stream()
				.map((language) -> namer.name(choice, language))
				.anyMatch(text::equalsIgnoreCase))
			.findFirst();
	}

	/**
	 * Names of all choices, for a drop-down.
	 */
	static <T> List<String> all(T[] choices, Function<T, String> name) {
		return Stream.of(choices).map(name).toList();
	}

	/**
	 * What something is called in a language.
	 */
	private interface Namer<T> {

		String name(T choice, Locale language);

	}

}
