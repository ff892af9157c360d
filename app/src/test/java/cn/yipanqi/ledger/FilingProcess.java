package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import cn.yipanqi.YipanqiApplication;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import cn.yipanqi.registry.Registry;
import cn.yipanqi.registry.Subject;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A process that files one record after another and prints each receipt, until somebody
 * ends it.
 */
final class FilingProcess {

	private FilingProcess() {
	}

	/**
	 * Takes settings of the application.
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(YipanqiApplication.class)
			.web(WebApplicationType.NONE)
			.run(args);
		context.getBean(Organization.class).load(context.getBean(Pack.class).territory());
		Subject subject = context.getBean(Registry.class)
			.register(new Subject(0, "shop", "city", "城关镇福临饭店", null, "L1", "239901001", null), "licence:L1");
		Ledger ledger = context.getBean(Ledger.class);
		while (true) {
			Receipt receipt = ledger.record(draft(subject), new Author("office", Scope.EVERYTHING));
			System.out.println(receipt.record());
		}
	}

	private static Draft draft(Subject subject) {
		return new Draft("inspection", "health@239901", "239901001", subject.id(), LocalDate.of(2007, 9, 20),
				Map.of("result", "fail", "goods_value", "12.50"),
				List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", "3")),
						new Draft.DraftLine("participants", "police@239902", Map.of("people", "2")),
						new Draft.DraftLine("goods", null, Map.of("kind", "烟", "quantity", "4"))),
				null);
	}

}
