package cn.yipanqi.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * What the tests of access ask with: the whole application, a city in it, and all of the
 * ways in.
 */
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00",
		"yipanqi.webhooks.allowed-hosts=receiver.example", "yipanqi.webhooks.every=1h" })
@AutoConfigureMockMvc
@Import(MatrixCity.class)
abstract class AccessMatrix {

	static final Map<String, Endpoint> DECLARED = Endpoints.all();

	@Autowired
	private MatrixCity city;

	@Autowired
	private ApplicationContext context;

	private Map<String, Mapping> mappings;

	private Caller caller;

	private Footprint footprint;

	@BeforeEach
	void settle(@Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mappings = Mapping.all(this.context);
		this.caller = new Caller(mvc, this.mappings);
		this.footprint = new Footprint(jdbc);
		this.city.place(MatrixCity.OWN);
	}

	MatrixCity city() {
		return this.city;
	}

	ApplicationContext context() {
		return this.context;
	}

	Map<String, Mapping> mappings() {
		return this.mappings;
	}

	Caller caller() {
		return this.caller;
	}

	Footprint footprint() {
		return this.footprint;
	}

	/**
	 * Those endpoints that the tests can call: one that is not declared, or that is no
	 * more, is the business of one test. What reads comes first, because what writes
	 * changes what there is to read.
	 */
	List<Endpoint> endpoints() {
		return Stream.of(false, true)
			.flatMap((changes) -> DECLARED.values()
				.stream()
				.filter((endpoint) -> endpoint.changes() == changes && this.mappings.containsKey(endpoint.name())))
			.toList();
	}

	/**
	 * A reader of each role in a scope.
	 */
	List<Reader> readers(Scope scope) {
		return Arrays.stream(Role.values())
			.filter((role) -> scope.isWhole() || !role.administers())
			.map((role) -> this.city.reader(role, scope))
			.toList();
	}

	static Scope scope(String region) {
		return new Scope(region, null);
	}

}
