package cn.yipanqi.web;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.yipanqi.access.PasswordFault;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.GrantRefusedException;
import cn.yipanqi.access.KeepingRefusedException;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Uniqueness;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.organization.BodyKind;
import cn.yipanqi.organization.DutyKind;
import cn.yipanqi.organization.Membership;
import cn.yipanqi.plan.GoalProgress;
import cn.yipanqi.registry.Standing;
import cn.yipanqi.seal.Finding;
import cn.yipanqi.seal.SealKind;
import cn.yipanqi.upload.UnusablePackageException;

/**
 * Message keys that are put together from a beginning and a code: the codes that there
 * are for each beginning, from the enumerations and the calls that give them.
 */
final class MessageCodes {

	private static final Path SOURCES = Path.of("src/main/java/cn/yipanqi");

	private MessageCodes() {
	}

	static Map<String, Set<String>> all() {
		Map<String, Set<String>> codes = new TreeMap<>();
		codes.put("accounts.refused.",
				set(Stream
					.concat(Arrays.stream(KeepingRefusedException.Reason.values()),
							Arrays.stream(GrantRefusedException.Reason.values()))
					.map(Enum::name)));
		codes.put("audit.action.", Set.of("account-create", "account-disable", "account-enable", "account-rename",
				"body-add", "body-change", "cancel", "capacity", "code-reset", "code-set-up", "correct", "demo-loaded",
				"denied", "download", "key-reencrypt", "key-rotate", "key-take-over", "restore", "template-check",
				"duty-add", "duty-change", "export", "export-end", "grant", "indicators", "intake-cancel",
				"intake-commit", "intake-upload", "intake-withdraw", "issue", "lock", "member-add", "member-change",
				"password-change", "password-reset", "person-add", "person-change", "record", "recovery-code-used",
				"reveal", "revoke", "sign-in", "sign-out", "structure-import", "take-in", "template", "token",
				"token-make", "token-revoke", "unlock", "verify", "webhook-add", "webhook-give-up", "webhook-remove"));
		codes.put("audit.column.",
				Set.of("id", "at", "account", "code", "capacity", "origin", "action", "object", "refused", "details"));
		codes.put("audit.detail.", Set.of("accepted", "again", "already", "confirmed", "notices", "repeats", "rejected",
				"account", "action", "acts", "asOf", "batch", "remaining", "withdrawn", "body", "broken", "bytes",
				"cancelled", "changes", "day", "days", "department", "digest", "display", "done", "key", "made",
				"problems", "table", "unreadable", "version", "fields", "file", "format", "from", "grant", "group",
				"kind", "means", "method", "minutes", "name", "nameEn", "object", "origin", "packGroup", "part",
				"person", "phone", "post", "rank", "reason", "refused", "region", "replaces", "role", "rows", "seat",
				"state", "type", "seed", "template", "text", "to", "unit", "url", "workplace"));
		codes.put("audit.object.",
				Set.of("database", "keys", "account", "accounts", "figure", "figures", "plan", "records", "audit",
						"body", "briefing", "city", "draft", "duty", "intake", "ledger", "organization", "pack", "page",
						"person", "record", "template", "token", "webhook"));
		codes.put("board.change.", Set.of("ADOPTED", "MISTAKES", "RESTART", "FAILED"));
		codes.put("audit.reason.", Set.of("code", "disabled", "locked", "not-found", "password", "unknown"));
		codes.put("verification.finding.", set(Arrays.stream(Finding.Kind.values()).map(Enum::name)));
		codes.put("verification.table.", set(Arrays.stream(SealKind.values()).map(Enum::name)));
		codes.put("figure.basis.", set(Arrays.stream(Indicator.Basis.values()).map(Enum::name)));
		codes.put("figure.kind.", set(Arrays.stream(Indicator.Kind.values()).map(Enum::name)));
		codes.put("figure.moment.", shortcuts("moment"));
		codes.put("figure.window.", shortcuts("window"));
		codes.put("record.", Set.of("date", "region", "subject", "unit"));
		codes.put("record.operation.", set(Arrays.stream(Entry.Operation.values()).map(Enum::name)));
		codes.put("subject.state.", set(Arrays.stream(Standing.State.values()).map(Enum::name)));
		codes.put("summary.counts.", Set.of("DETAILS", "TOTAL", "NOTHING", "NEVER_ADDED"));
		codes.put("goal.status.", set(Arrays.stream(GoalProgress.Status.values()).map(Enum::name)));
		codes.put("intake.column.", Set.of("tie", "date", "subject", "region", "unit", "line-unit", "key", "record"));
		codes.put("intake.help.", Set.of("rows", "required", "choices", "days", "numbers", "money", "number", "again"));
		codes.put("intake.help.column.", Set.of("tie", "key", "day", "subject", "region", "unit"));
		codes.put("intake.fault.", set(Arrays.stream(Fault.values()).map(Fault::code)));
		codes.put("intake.report.", reportLines());
		codes.put("error.upload.", Set.of("too-large", "name-too-long", "too-many", "broken"));
		codes.put("intake.state.", Set.of("CHECKING", "CHECKED", "REFUSED", "COMMITTING", "COMMITTED", "WITHDRAWING",
				"WITHDRAWN", "CANCELLED", "FAILED", "EXPIRED"));
		codes.put("password.fault.", set(Arrays.stream(PasswordFault.values()).map(Enum::name)));
		codes.put("account.refused.", Set.of("unknown", "password", "disabled", "locked", "code", "claim", "provider"));
		codes.put("api.problem.", apiProblems());
		codes.put("role.", set(Arrays.stream(Role.values()).map(Enum::name)));
		codes.put("violation.", violations());
		codes.put("slot.of.", Uniqueness.COMMON);
		codes.put("command.duty.", set(Arrays.stream(DutyKind.values()).map(Enum::name)));
		codes.put("command.kind.", set(Arrays.stream(BodyKind.values()).map(Enum::name)));
		codes.put("command.part.", set(Arrays.stream(Membership.Part.values()).map(Enum::name)));
		codes.putAll(structure());
		codes.put("briefing.place.",
				Set.of("cell", "cell-blank", "row", "table", "paragraph", "paragraph-blank", "file"));
		codes.put("briefing.problem.", templateProblems());
		return codes;
	}

	private static Map<String, Set<String>> structure() {
		Calls organization = Calls.in(SOURCES.resolve("organization"));
		Map<String, Set<String>> codes = new TreeMap<>();
		codes.put("command.problem.",
				union(organization.texts("new RefusedChangeException", 1), organization.texts("row.fault", 1),
						organization.texts("new CellFault", 4), organization.texts("find", 3)));
		codes.put("command.file.", union(organization.texts("new UnusableWorkbookException", 0), packages()));
		codes.put("command.change.", set(Stream.of("body", "member", "duty")
			.flatMap((what) -> Stream.of("-add", "-change", "-end").map(what::concat))));
		codes.get("command.change.").addAll(Set.of("person-add", "person-change"));
		codes.put("command.sheet.", Set.of("bodies", "members", "duties"));
		codes.put("command.column.",
				Set.of("number", "region", "kind", "name", "name-en", "seat", "group", "body", "unit", "part", "place",
						"duty", "person-number", "person", "workplace", "post", "phone", "rank", "from", "to"));
		codes.put("command.help.", Set.of("title", "numbers", "blank", "days", "heads", "people", "phones", "missing"));
		return codes;
	}

	private static Set<String> shortcuts(String kind) {
		return Calls.in(SOURCES.resolve("figures")).texts(kind, 0);
	}

	private static Set<String> reportLines() {
		Calls intake = Calls.in(SOURCES.resolve("intake"));
		return union(intake.texts("line", 0), intake.texts("note", 0));
	}

	private static Set<String> violations() {
		Calls ledger = Calls.in(SOURCES.resolve("ledger"));
		Calls api = Calls.in(SOURCES.resolve("api"));
		Calls registration = Calls.in(SOURCES.resolve("registration"));
		return union(registration.texts("Violation.at", 1), ledger.texts("Violation.at", 1),
				ledger.texts("new Violation", 1), ledger.texts("error", 0), api.texts("new Violation", 1));
	}

	private static Set<String> apiProblems() {
		Calls api = Calls.in(SOURCES.resolve("api"));
		return union(Set.of("unauthorized", "forbidden", "too-many", "unavailable"),
				api.texts("new RefusedRequestException", 1), api.texts("this.problems.text", 0),
				api.texts("registered", 0));
	}

	/**
	 * What is unknown has a second message, for when something near is known.
	 */
	private static Set<String> templateProblems() {
		Calls briefing = Calls.in(SOURCES.resolve("briefing"));
		Set<String> unknown = union(briefing.texts(".unknown", 2), briefing.texts("known", 2));
		Set<String> codes = union(unknown, briefing.texts("problem", 0), briefing.texts("problem", 2),
				briefing.texts(".problem", 2), briefing.texts("this.findings.add", 2),
				briefing.texts("TemplateProblem.at", 2), briefing.texts("new Tag.Fault", 0),
				briefing.texts("new UnusableWordFileException", 0), packages());
		unknown.forEach((code) -> codes.add(code + "-near"));
		return codes;
	}

	/**
	 * A damaged package has a code of its own kind.
	 */
	private static Set<String> packages() {
		return set(Arrays.stream(UnusablePackageException.Reason.values())
			.filter((reason) -> reason != UnusablePackageException.Reason.DAMAGED)
			.map(UnusablePackageException.Reason::code));
	}

	@SafeVarargs
	private static Set<String> union(Set<String>... sets) {
		return set(Stream.of(sets).flatMap(Collection::stream));
	}

	private static Set<String> set(Stream<String> texts) {
		return texts.collect(Collectors.toCollection(TreeSet::new));
	}

}
