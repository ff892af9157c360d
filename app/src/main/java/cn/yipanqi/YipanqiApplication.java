package cn.yipanqi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The web application: one modular monolith over one ledger.
 */
@SpringBootApplication
public class YipanqiApplication {

	public static void main(String[] args) {
		SpringApplication.run(YipanqiApplication.class, args);
	}

}
