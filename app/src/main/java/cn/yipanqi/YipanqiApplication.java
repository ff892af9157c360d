package cn.yipanqi;

import cn.yipanqi.cli.YipanqiCommand;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: one modular monolith over one ledger, run by the verbs of its command
 * line.
 */
@SpringBootApplication
public class YipanqiApplication {

	public static void main(String[] args) {
		System.exit(YipanqiCommand.run(YipanqiApplication.class, args));
	}

}
