package cn.yipanqi.intake.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The merged ranges of a sheet. Excel writes them behind all rows, so that they are
 * looked for before the rows are read.
 */
final class Merges {

	/**
	 * More are in no sheet that people fill in.
	 */
	static final int MOST = 200_000;

	private static final byte[] NAME = "mergeCell".getBytes(StandardCharsets.US_ASCII);

	private static final int LONGEST_TAG = 1_024;

	private static final Pattern REFERENCE = Pattern.compile("\\sref\\s*=\\s*[\"']([^\"']*)[\"']");

	private static final int[] STEPS = steps();

	private final List<MergedRange> ranges = new ArrayList<>();

	private static int[] steps() {
		int[] steps = new int[256];
		Arrays.fill(steps, NAME.length);
		for (int i = 0; i < NAME.length - 1; i++) {
			steps[NAME[i]] = NAME.length - 1 - i;
		}
		return steps;
	}

	/**
	 * Looks for merged ranges in the XML of a sheet, as bytes: reading all of its rows
	 * twice would take twice the time.
	 */
	static Merges find(InputStream sheet) throws IOException {
		Merges merges = new Merges();
		byte[] buffer = new byte[1 << 16];
		int kept = 0;
		for (int count = sheet.read(buffer); count >= 0; count = sheet.read(buffer, kept, buffer.length - kept)) {
			int end = kept + count;
			int from = merges.take(buffer, end);
			kept = end - from;
			System.arraycopy(buffer, from, buffer, 0, kept);
		}
		return merges;
	}

	/**
	 * Takes the ranges that end in the bytes.
	 * @return from where on the bytes are still needed
	 */
	private int take(byte[] bytes, int end) {
		int at = find(bytes, 1, end);
		while (at >= 0) {
			int close = at + NAME.length;
			int most = Math.min(end, at + LONGEST_TAG);
			while (close < most && bytes[close] != '>') {
				close++;
			}
			if (close == end && close < at + LONGEST_TAG) {
				return at - 1;
			}
			if (bytes[at - 1] == '<' || bytes[at - 1] == ':') {
				add(new String(bytes, at, close - at, StandardCharsets.ISO_8859_1));
			}
			at = find(bytes, close, end);
		}
		return Math.max(0, end - NAME.length);
	}

	private static int find(byte[] bytes, int from, int end) {
		int i = from + NAME.length - 1;
		while (i < end) {
			byte last = bytes[i];
			if (last == NAME[NAME.length - 1]
					&& Arrays.equals(bytes, i - NAME.length + 1, i + 1, NAME, 0, NAME.length)) {
				return i - NAME.length + 1;
			}
			i += STEPS[last & 0xFF];
		}
		return -1;
	}

	private void add(String tag) {
		Matcher matcher = REFERENCE.matcher(tag);
		MergedRange range = matcher.find() ? MergedRange.of(matcher.group(1)) : null;
		if (range != null) {
			add(range);
		}
	}

	void add(MergedRange range) {
		if (range.isOneCell()) {
			return;
		}
		if (this.ranges.size() == MOST) {
			throw new UnusableFileException(Fault.TOO_MANY_MERGES, Place.ofLine(range.firstRow()),
					String.valueOf(MOST));
		}
		this.ranges.add(range);
	}

	/**
	 * The ranges by their first rows.
	 */
	List<MergedRange> ranges() {
		return this.ranges.stream()
			.sorted(Comparator.comparingInt(MergedRange::firstRow).thenComparingInt(MergedRange::firstColumn))
			.toList();
	}

}
