package cn.yipanqi.engine.rollup;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was asked for last, and no more than so much of it. Not for use by several
 * threads.
 */
@SuppressWarnings("serial")
final class Recent<K, V> extends LinkedHashMap<K, V> {

	private final int kept;

	Recent(int kept) {
		super(16, 0.75f, true);
		this.kept = kept;
	}

	@Override
	protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
		return size() > this.kept;
	}

}
