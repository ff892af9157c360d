package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A workbook of Excel 97 to 2003. It holds no more than 65 536 rows a sheet, so that the
 * rows of a sheet may be in memory.
 */
final class XlsGrid implements Grid {

	private static final long MOST_BYTES = 20L << 20;

	private final Map<String, XlsSheet> sheets;

	private XlsGrid(Map<String, XlsSheet> sheets) {
		this.sheets = sheets;
	}

	static XlsGrid open(Content content, Limits limits) {
		try (InputStream in = content.stream()) {
			byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				throw new UnusableFileException(Fault.FILE_TOO_LARGE_AND_OLD, Place.ofLine(1), "");
			}
			try (POIFSFileSystem file = new POIFSFileSystem(new java.io.ByteArrayInputStream(bytes))) {
				return read(file, limits);
			}
		}
		catch (EncryptedDocumentException ex) {
			throw XlsxParts.unusable(Fault.FILE_ENCRYPTED, ex);
		}
		catch (OldExcelFormatException ex) {
			throw XlsxParts.unusable(Fault.FILE_TOO_OLD, ex);
		}
		catch (UnusableFileException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw XlsxParts.unusable(Fault.FILE_UNREADABLE, ex);
		}
	}

	private static XlsGrid read(POIFSFileSystem file, Limits limits) throws IOException {
		ForeignFile.check(file.getRoot());
		XlsRecords records = new XlsRecords(limits);
		HSSFRequest request = new HSSFRequest();
		request.addListenerForAllRecords(records);
		new HSSFEventFactory().processWorkbookEvents(request, file);
		return new XlsGrid(records.sheets());
	}

	@Override
	public List<String> sheets() {
		return List.copyOf(this.sheets.keySet());
	}

	@Override
	public boolean isHidden(String sheet) {
		XlsSheet found = this.sheets.get(sheet);
		return found != null && found.isHidden();
	}

	@Override
	public GridRows open(String sheet) {
		XlsSheet found = this.sheets.get(sheet);
		if (found == null) {
			throw new UnusableFileException(Fault.SHEET_MISSING, Place.ofLine(1), sheet);
		}
		return found.rows();
	}

	@Override
	public void close() {
		// nothing is held open
	}

}
