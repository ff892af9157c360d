package cn.yipanqi.cli;

import java.util.Locale;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Tests write numbers as the application does, whatever the machine's locale does with
 * digits.
 */
public final class NumbersOfTests implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
	}

}
