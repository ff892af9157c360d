package cn.yipanqi.briefing.word;

import cn.yipanqi.upload.PackedXml;
import cn.yipanqi.upload.UnusablePackageException;

/**
 * Looks at a file before anything is built from it: whether it is a Word file at all, and
 * none that would blow up when it is unpacked.
 */
final class FileCheck {

	private static final PackedXml.Limits LIMITS = new PackedXml.Limits(8 * 1024 * 1024, 64L * 1024 * 1024, 400_000);

	private FileCheck() {
	}

	static void check(byte[] file) throws UnusableWordFileException {
		try {
			PackedXml.walk(file, LIMITS, new PackedXml.Visitor<RuntimeException>() {
			});
		}
		catch (UnusablePackageException ex) {
			throw new UnusableWordFileException(ex.code("not-word"), ex);
		}
	}

}
