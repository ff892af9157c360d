package cn.yipanqi.intake;

import java.io.IOException;
import java.io.UncheckedIOException;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.mapping.InvalidMappingException;
import cn.yipanqi.intake.mapping.MappedRow;
import cn.yipanqi.intake.mapping.MappingReader;
import cn.yipanqi.intake.mapping.RowMapper;
import cn.yipanqi.intake.source.Table;
import cn.yipanqi.intake.source.UnusableFileException;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Examiner;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;

import org.springframework.stereotype.Service;

/**
 * Imports files, in two steps: a check that writes nothing, then a commit. A commit that
 * was interrupted is simply made again: rows that are already there are recognised.
 */
@Service
public class Imports {

	private final Pack pack;

	private final Organization organization;

	private final Registry registry;

	private final Examiner examiner;

	private final Ledger ledger;

	Imports(Pack pack, Organization organization, Registry registry, Examiner examiner, Ledger ledger) {
		this.pack = pack;
		this.organization = organization;
		this.registry = registry;
		this.examiner = examiner;
		this.ledger = ledger;
	}

	/**
	 * Says what would become of each row.
	 * @throws InvalidMappingException if the mapping has mistakes
	 * @throws UnusableFileException if the file is damaged
	 */
	public ImportReport check(ImportRequest request, Author author) {
		return run(request, author, false);
	}

	/**
	 * Files every row that is accepted, after a check of the whole file: a damaged file
	 * files nothing.
	 * @param onlyWhole whether nothing is to be filed if a single row is rejected
	 * @throws InvalidMappingException if the mapping has mistakes
	 * @throws UnusableFileException if the file is damaged
	 */
	public ImportReport commit(ImportRequest request, boolean onlyWhole, Author author) {
		ImportReport check = run(request, author, false);
		if (onlyWhole && check.rejected() > 0) {
			return check;
		}
		return run(request, author, true);
	}

	private ImportReport run(ImportRequest request, Author author, boolean commit) {
		RowMapper mapper = new RowMapper(MappingReader.read(request.mapping(), this.pack), request.lookupFolder());
		try (Table table = mapper.open(request.file())) {
			RowSubjects subjects = new RowSubjects(this.registry, this.organization, this.pack,
					mapper.registersSubjects());
			RowFiling<MappedRow> filing = new RowFiling<>(this.examiner,
					commit ? (drafts) -> this.ledger.recordAll(drafts, author) : null, author);
			return new ImportRun(mapper, table, subjects, filing).report();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
