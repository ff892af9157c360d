package cn.yipanqi.intake;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A process that imports one workbook, as somebody at a page would, and prints how many
 * rows were accepted and rejected by the check, and then by the commit.
 */
final class ImportingProcess {

	private ImportingProcess() {
	}

	/**
	 * Takes a workbook and settings of the application.
	 */
	public static void main(String[] args) throws Exception {
		Path workbook = Path.of(args[0]);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(YipanqiApplication.class)
			.web(WebApplicationType.NONE)
			.run(Arrays.copyOfRange(args, 1, args.length)); InputStream in = Files.newInputStream(workbook)) {
			context.getBean(Organization.class).load(context.getBean(Pack.class).territory());
			Runs runs = new Runs(context.getBean(IntakeUploads.class), context.getBean(Intakes.class),
					context.getBean(Findings.class));
			Reader office = Runs.reader("office", Role.OFFICE, "2399");
			Intake checked = runs.ended(context.getBean(IntakeUploads.class)
				.take(office, "meeting", "government@2399", "会议.xlsx", Files.size(workbook), in));
			print(runs, checked);
			print(runs, runs.commit(checked, office));
		}
	}

	private static void print(Runs runs, Intake intake) {
		Findings.Summary summary = runs.summary(intake);
		System.out.printf("%s %d %d%n", intake.state(), summary.accepted(), summary.rejected());
	}

}
