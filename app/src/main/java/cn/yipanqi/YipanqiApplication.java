package cn.yipanqi;

import java.util.Locale;

import cn.yipanqi.cli.YipanqiCommand;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: one modular monolith over one ledger, run by the verbs of its command
 * line.
 */
@SpringBootApplication
public class YipanqiApplication {

	/**
	 * Runs one verb. Numbers are written in one way, whatever the machine's locale does
	 * with digits.
	 */
	public static void main(String[] args) {
		Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
		System.exit(YipanqiCommand.run(YipanqiApplication.class, args));
	}

}
