package cn.yipanqi.figures;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Scope;
import cn.yipanqi.cli.Application;
import cn.yipanqi.cli.Verb;
import cn.yipanqi.engine.algebra.Figure;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Indicator;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints figures: all indicators or some, of one region or of each region below it.
 */
@Command(name = "figures", description = "Print figures.", mixinStandardHelpOptions = true)
class FiguresVerb implements Verb {

	private static final int SCALE = 4;

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "INDICATOR", description = "Codes of indicators (default: all).")
	private List<String> indicators = List.of();

	@Option(names = "--region", paramLabel = "CODE", description = "A region (default: the city).")
	private @Nullable String region;

	@Option(names = "--below", description = "Also each region directly below.")
	private boolean below;

	@Option(names = "--from", paramLabel = "DATE", description = "First day (default: the beginning).")
	private @Nullable LocalDate from;

	@Option(names = "--to", paramLabel = "DATE", description = "Last day (default: the latest).")
	private @Nullable LocalDate to;

	@Override
	public int run(Application application) {
		Pack pack = application.get(Pack.class);
		Figures figures = application.get(Figures.class);
		Locale locale = pack.campaign().locale();
		String area = (this.region != null) ? this.region : application.get(Organization.class).city().code();
		PrintWriter out = this.spec.commandLine().getOut();
		for (Indicator indicator : chosen(pack)) {
			FigureQuery query = new FigureQuery(indicator.code(), area, null, null, this.from, this.to, null);
			out.println("%s  %s".formatted(value(figures.figure(query, Scope.EVERYTHING)), indicator.name(locale)));
			if (this.below) {
				figures.byRegion(query, Scope.EVERYTHING, locale)
					.forEach((part) -> out.println("%s    %s".formatted(value(part.figure()), part.name())));
			}
		}
		return DONE;
	}

	private List<Indicator> chosen(Pack pack) {
		return this.indicators.isEmpty() ? pack.indicators() : this.indicators.stream().map(pack::indicator).toList();
	}

	private static String value(Figure figure) {
		BigDecimal value = figure.value();
		return "%14s".formatted((value != null) ? plain(value) : "—");
	}

	private static String plain(BigDecimal value) {
		return ((value.scale() > SCALE) ? value.setScale(SCALE, RoundingMode.HALF_UP) : value).toPlainString();
	}

}
