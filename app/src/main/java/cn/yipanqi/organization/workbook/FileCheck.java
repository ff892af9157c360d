package cn.yipanqi.organization.workbook;

import java.util.HashSet;
import java.util.Set;

import cn.yipanqi.upload.PackedXml;
import cn.yipanqi.upload.UnusablePackageException;

/**
 * Looks at a file before anything is built from it: whether it is an Excel workbook at
 * all, without macros, and none that would blow up when it is unpacked.
 */
final class FileCheck implements PackedXml.Visitor<UnusableWorkbookException> {

	static final int MOST_BYTES = 5 * 1024 * 1024;

	static final int MOST_ROWS = 20_000;

	private static final PackedXml.Limits LIMITS = new PackedXml.Limits(MOST_BYTES, 48L * 1024 * 1024, 700_000);

	private static final int MOST_ENTRIES = 500;

	private final Set<String> names = new HashSet<>();

	private int rows;

	private FileCheck() {
	}

	static void check(byte[] file) throws UnusableWorkbookException {
		FileCheck check = new FileCheck();
		try {
			PackedXml.walk(file, LIMITS, check);
		}
		catch (UnusablePackageException ex) {
			throw new UnusableWorkbookException(ex.code("not-excel"), ex);
		}
		check.whole();
	}

	@Override
	public void entry(String name) throws UnusableWorkbookException {
		if (!this.names.add(name) || this.names.size() > MOST_ENTRIES) {
			throw new UnusableWorkbookException("not-excel");
		}
	}

	@Override
	public void element(String name) throws UnusableWorkbookException {
		this.rows += name.equals("row") ? 1 : 0;
		if (this.rows > MOST_ROWS) {
			throw new UnusableWorkbookException("too-many-rows");
		}
	}

	private void whole() throws UnusableWorkbookException {
		if (this.names.stream().anyMatch((name) -> name.contains("vbaProject") || name.contains("/embeddings/"))) {
			throw new UnusableWorkbookException("active");
		}
		if (!this.names.contains("xl/workbook.xml")) {
			throw new UnusableWorkbookException("not-excel");
		}
	}

}
