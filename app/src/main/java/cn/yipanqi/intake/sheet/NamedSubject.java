package cn.yipanqi.intake.sheet;

/**
 * A subject as a file names it.
 *
 * @param name as it stands there
 * @param region code of the region that its row lies in; that of the reader where it
 * names none
 */
public record NamedSubject(String name, String region) {
}
