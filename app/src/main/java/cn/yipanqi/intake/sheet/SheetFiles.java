package cn.yipanqi.intake.sheet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.RecordType;
import cn.yipanqi.intake.source.Fault;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.Place;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.organization.Unit;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Opens files of records: finds out of what type they are, and whether they can still be
 * read.
 */
@Component
public class SheetFiles {

	private final Pack pack;

	private final SheetTypes types;

	private final Layouts layouts;

	private final Organization organization;

	private final MessageSource messages;

	private final Clock clock;

	SheetFiles(Pack pack, SheetTypes types, Layouts layouts, Organization organization, MessageSource messages,
			Clock clock) {
		this.pack = pack;
		this.types = types;
		this.layouts = layouts;
		this.organization = organization;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * Opens the sheets of a file.
	 * @param wanted code of the type that whoever sends the file says it is of; null to
	 * take what the file says
	 * @param unit the unit that files where neither file nor row names one, or null
	 * @throws UnusableFileException if it is of another type, or cannot be read
	 */
	public Opened open(Grid grid, @Nullable String wanted, @Nullable String unit) {
		List<Notice> notices = new ArrayList<>();
		Fingerprint fingerprint = Fingerprint.of(grid);
		String code = type(fingerprint, wanted);
		RecordType type = this.types.find(code)
			.orElseThrow(() -> new UnusableFileException(Fault.TYPE_UNKNOWN, Place.ofLine(1), code));
		if (fingerprint != null && !fingerprint.pack().equals(this.pack.fingerprint())) {
			notices.add(new Notice(Fault.PACK_OLDER, Place.ofLine(1), ""));
		}
		DayText days = new DayText(this.pack.campaign().start(), this.pack.campaign().latest(LocalDate.now(this.clock)),
				this.pack.campaign().zone(), grid.isText());
		CellReader cells = new CellReader(days, new PlaceNames(this.organization, this.pack), grid.isText());
		String filing = (unit != null) ? unit : (fingerprint != null) ? fingerprint.unit() : null;
		madeForAnother(fingerprint, filing, notices);
		Set<String> ours = Set.of(Fingerprint.SHEET, Fingerprint.LISTS,
				word("intake.sheet.help", Locale.SIMPLIFIED_CHINESE), word("intake.sheet.help", Locale.ENGLISH),
				word("export.about", Locale.SIMPLIFIED_CHINESE), word("export.about", Locale.ENGLISH));
		return new Opened(type, filing, new RecordSheets(grid, this.layouts.of(type), cells, filing, ours), notices);
	}

	private void madeForAnother(@Nullable Fingerprint fingerprint, @Nullable String filing, List<Notice> notices) {
		String made = (fingerprint != null) ? fingerprint.unit() : null;
		if (made != null && !made.equals(filing)) {
			notices.add(new Notice(Fault.UNIT_OTHER, Place.ofLine(1),
					this.organization.unit(made).map(Unit::name).orElse(made)));
		}
	}

	private String type(@Nullable Fingerprint fingerprint, @Nullable String wanted) {
		if (fingerprint == null && wanted == null) {
			throw new UnusableFileException(Fault.TYPE_UNSAID, Place.ofLine(1), "");
		}
		if (fingerprint != null && wanted != null && !fingerprint.type().equals(wanted)) {
			throw new UnusableFileException(Fault.TYPE_OTHER, Place.ofLine(1),
					this.pack.findRecordType(fingerprint.type()).map(RecordType::name).orElse(fingerprint.type()));
		}
		return (fingerprint != null) ? fingerprint.type() : Objects.requireNonNull(wanted);
	}

	private String word(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

	/**
	 * A file whose sheets are open.
	 *
	 * @param unit the unit that files where a row names none
	 * @param ofFile what is to be said of the file as a whole
	 */
	public record Opened(RecordType type, @Nullable String unit, RecordSheets sheets, List<Notice> ofFile) {

		/**
		 * What is not read, or read otherwise than it says; all of it is known when the
		 * last row was read.
		 */
		public List<Notice> notices() {
			List<Notice> all = new ArrayList<>(this.ofFile);
			all.addAll(this.sheets.notices());
			return all;
		}

	}

}
