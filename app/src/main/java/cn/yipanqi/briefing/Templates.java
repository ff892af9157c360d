package cn.yipanqi.briefing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import cn.yipanqi.briefing.composition.Composer;
import cn.yipanqi.briefing.template.Place;
import cn.yipanqi.briefing.template.Template;
import cn.yipanqi.briefing.template.TemplateProblem;
import cn.yipanqi.briefing.word.UnusableWordFileException;
import cn.yipanqi.briefing.word.WordReader;
import cn.yipanqi.engine.pack.BriefingType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.seal.Digests;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The templates: the pack's own, until the campaign office uploads another. Nothing that
 * was uploaded is ever overwritten.
 */
@Service
public class Templates {

	private static final String LATEST = """
			select id, code, file, uploaded_at, uploaded_by from briefing_template
			where code = :code and origin = 'UPLOAD' order by id desc limit 1
			""";

	private static final String SAME = "select id from briefing_template where code = :code and digest = :digest order by id limit 1";

	private static final String ADD = """
			insert into briefing_template (code, origin, digest, file, uploaded_at, uploaded_by)
			values (:code, :origin, :digest, :file, :at, :by) returning id
			""";

	private final JdbcClient jdbc;

	private final Pack pack;

	private final AuditTrail audit;

	private final Clock clock;

	Templates(JdbcClient jdbc, Pack pack, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.pack = pack;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * The template in use.
	 * @throws NoSuchElementException if there is no such kind of briefing
	 */
	public StoredTemplate current(String code) {
		BriefingType type = type(code);
		return this.jdbc.sql(LATEST)
			.param("code", code)
			.query((row, number) -> StoredTemplate.stored(row.getLong("id"), row.getString("code"),
					row.getBytes("file"), row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
					row.getString("uploaded_by")))
			.optional()
			.orElseGet(() -> fromPack(type));
	}

	private BriefingType type(String code) {
		return this.pack.briefing(code).orElseThrow(() -> new NoSuchElementException("No briefing '" + code + "'"));
	}

	private StoredTemplate fromPack(BriefingType type) {
		try {
			return StoredTemplate.ofPack(type.code(),
					Files.readAllBytes(this.pack.directory().resolve(type.template())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The template's tags, understood.
	 * @throws InvalidTemplateException if it has mistakes
	 */
	Template read(String code, byte[] file) {
		return sound(code, read(file, this.pack));
	}

	private static Template sound(String code, Template template) {
		if (!template.problems().isEmpty()) {
			throw new InvalidTemplateException(code, template.problems());
		}
		return template;
	}

	/**
	 * The mistakes of the template in use: there are some if the pack has changed since
	 * it was uploaded.
	 */
	List<TemplateProblem> problems(String code) {
		return read(current(code).file(), this.pack).problems();
	}

	static Template read(byte[] file, Pack pack) {
		try {
			return Composer.template(WordReader.read(file), pack);
		}
		catch (UnusableWordFileException ex) {
			return new Template(List.of(), List.of(TemplateProblem.at(Place.FILE, "", ex.code())));
		}
	}

	/**
	 * Tries a template without taking it into use. That it was tried is noted, also when
	 * it has mistakes.
	 * @throws NoSuchElementException if there is no such kind of briefing
	 * @throws InvalidTemplateException if it has mistakes
	 */
	void check(String code, byte[] file, String account) {
		BriefingType type = type(code);
		Template template = read(file, this.pack);
		this.audit.record(this.clock.instant(), account, "template-check", type.code(),
				Map.of("digest", Digests.of(file), "bytes", file.length, "problems", template.problems().size()));
		sound(code, template);
	}

	/**
	 * Takes a new template into use.
	 * @throws InvalidTemplateException if it has mistakes; then the former one stays
	 */
	@Transactional
	public void upload(String code, byte[] file, String account) {
		StoredTemplate former = current(code);
		read(code, file);
		String digest = Digests.of(file);
		if (!former.digest().equals(digest)) {
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
			add("UPLOAD", code, digest, file, now, account);
			this.audit.record(now, account, "template", code,
					Map.of("digest", digest, "replaces", former.digest(), "bytes", file.length));
		}
	}

	/**
	 * The number of the stored template, which is stored now if it was the pack's own.
	 */
	long store(StoredTemplate template, Instant at, String account) {
		if (template.id() != null) {
			return template.id();
		}
		return this.jdbc.sql(SAME)
			.param("code", template.code())
			.param("digest", template.digest())
			.query(Long.class)
			.optional()
			.orElseGet(() -> add("PACK", template.code(), template.digest(), template.file(), at, account));
	}

	private long add(String origin, String code, String digest, byte[] file, Instant at, String account) {
		return this.jdbc.sql(ADD)
			.param("origin", origin)
			.param("code", code)
			.param("digest", digest)
			.param("file", file)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("by", account)
			.query(Long.class)
			.single();
	}

}
