package cn.yipanqi.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import cn.yipanqi.intake.sheet.NamedSubject;
import cn.yipanqi.intake.sheet.ReadRow.Ready;
import cn.yipanqi.intake.sheet.RecordSheets;
import cn.yipanqi.intake.sheet.SheetFiles;
import cn.yipanqi.intake.sheet.SheetFiles.Opened;
import cn.yipanqi.intake.sheet.SheetTypes;
import cn.yipanqi.intake.sheet.SubjectFinder;
import cn.yipanqi.intake.source.Content;
import cn.yipanqi.intake.source.Grid;
import cn.yipanqi.intake.source.Limits;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Examiner;
import cn.yipanqi.ledger.FiledKeys;
import cn.yipanqi.ledger.FiledRecords;
import cn.yipanqi.ledger.Filing;
import cn.yipanqi.ledger.LongFiling;
import cn.yipanqi.ledger.OwnRecords;
import cn.yipanqi.ledger.PossibleRepeats;
import cn.yipanqi.registration.Registrations;
import cn.yipanqi.registry.Registry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads files of records as people fill them in: workbooks of Excel, new and old, and
 * text files. Needs no page and no session.
 */
@Service
public class SheetImports {

	private final SheetFiles files;

	private final Registry registry;

	private final Examiner examiner;

	private final FiledKeys keys;

	private final PossibleRepeats repeats;

	private final FiledRecords records;

	private final Registrations registrations;

	private final OwnRecords own;

	private final Filing filing;

	SheetImports(SheetFiles files, Registry registry, Examiner examiner, FiledKeys keys, PossibleRepeats repeats,
			FiledRecords records, Registrations registrations, OwnRecords own, Filing filing) {
		this.records = records;
		this.files = files;
		this.registry = registry;
		this.examiner = examiner;
		this.keys = keys;
		this.repeats = repeats;
		this.registrations = registrations;
		this.own = own;
		this.filing = filing;
	}

	/**
	 * Says what would become of each row.
	 * @param type code of the record type; null to take what the file says
	 * @param unit code of the unit that files where neither file nor row names one, or
	 * null
	 * @throws UnusableFileException if the file cannot be read, whatever bytes it holds
	 */
	public SheetReport check(Content content, @Nullable String type, @Nullable String unit, Author author) {
		return run(content, type, unit, author, Map.of(), null, Confirmation.NONE, Progress.UNWATCHED);
	}

	SheetReport run(Content content, @Nullable String type, @Nullable String unit, Author author,
			Map<NamedSubject, Long> chosen, LongFiling.@Nullable Chunks chunks, Confirmation confirmation,
			Progress progress) {
		try (Grid grid = Grid.open(content, Limits.DEFAULT)) {
			Opened file = this.files.open(grid, type, unit);
			try (RecordSheets sheets = file.sheets()) {
				if (SheetTypes.isRegistration(file.type().code())) {
					return new SubjectRun(file, this.registrations, author,
							(chunks != null) ? this.own.within(chunks) : null, confirmation, this.filing.lastDay())
						.report(progress);
				}
				SubjectFinder subjects = new SubjectFinder(this.registry, file.type(), author.scope(), chosen);
				RowFiling<Ready> filing = new RowFiling<>(this.examiner, (chunks != null) ? chunks::record : null,
						author);
				return new SheetRun(file, subjects, filing, precedents(author, confirmation), confirmation, progress)
					.report();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Precedents precedents(Author author, Confirmation confirmation) {
		RowHistory history = new RowHistory(this.keys);
		return new Precedents(history, new RowRepeats(this.repeats, author.scope(), confirmation, history),
				new RecordedRows(this.records, author));
	}

}
