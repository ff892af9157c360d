package cn.yipanqi.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import cn.yipanqi.engine.ledger.RegionCode;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Department;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The regions and units of the city. Small and read all the time, so held in memory.
 */
@Service
public class Organization {

	private static final String REGIONS = "select * from region";

	private static final String UNITS = "select code, department, region, name from unit";

	private static final String ADD_REGION = """
			insert into region (code, name, name_en, level) values (:code, :name, :nameEn, :level)
			on conflict (code) do update set name = excluded.name, name_en = excluded.name_en
			""";

	private static final String ADD_UNIT = """
			insert into unit (code, department, region, name) values (:code, :department, :region, :name)
			on conflict (code) do update set name = excluded.name
			""";

	private final JdbcClient jdbc;

	private final Pack pack;

	private final PackBodies bodies;

	private volatile Map<String, Region> regions = new TreeMap<>();

	private volatile Map<String, Unit> units = new TreeMap<>();

	Organization(JdbcClient jdbc, Pack pack, PackBodies bodies) {
		this.jdbc = jdbc;
		this.pack = pack;
		this.bodies = bodies;
		refresh();
	}

	private void refresh() {
		Map<String, Region> foundRegions = new TreeMap<>();
		this.jdbc.sql(REGIONS)
			.query((row, number) -> new Region(row.getString("code"), row.getString("name"), row.getString("name_en"),
					Territory.Level.valueOf(row.getString("level")), row.getObject("valid_from", LocalDate.class),
					row.getObject("valid_to", LocalDate.class)))
			.list()
			.forEach((region) -> foundRegions.put(region.code(), region));
		Map<String, Unit> foundUnits = new TreeMap<>();
		this.jdbc.sql(UNITS)
			.query((row, number) -> new Unit(row.getString("code"), row.getString("department"),
					row.getString("region"), row.getString("name")))
			.list()
			.forEach((unit) -> foundUnits.put(unit.code(), unit));
		this.regions = foundRegions;
		this.units = foundUnits;
	}

	/**
	 * Loads a territory: its regions, a unit for each department of the pack in the city
	 * and in each county, and in the city the bodies that the pack names. Loading it
	 * again changes names only.
	 */
	@Transactional
	public void load(Territory territory) {
		territory.places()
			.forEach((place) -> this.jdbc.sql(ADD_REGION)
				.param("code", place.code())
				.param("name", place.name())
				.param("nameEn", place.nameEn())
				.param("level", place.level().name())
				.update());
		territory.places()
			.stream()
			.filter((place) -> place.level() != Territory.Level.TOWN)
			.forEach((place) -> this.pack.departments().forEach((department) -> add(department, place)));
		territory.places()
			.stream()
			.filter((place) -> place.level() == Territory.Level.CITY)
			.forEach((place) -> this.bodies.setUp(place.code()));
		refresh();
	}

	private void add(Department department, Territory.Place place) {
		String separator = this.pack.campaign().locale().getLanguage().equals("zh") ? "" : " ";
		this.jdbc.sql(ADD_UNIT)
			.param("code", UnitCode.of(department.code(), place.code()))
			.param("department", department.code())
			.param("region", place.code())
			.param("name", place.name() + separator + department.name())
			.update();
	}

	/**
	 * The city the campaign runs in.
	 * @throws NoSuchElementException if no territory has been loaded
	 */
	public Region city() {
		return this.regions.values()
			.stream()
			.filter((region) -> region.level() == Territory.Level.CITY)
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("No territory has been loaded"));
	}

	public List<Region> counties() {
		return level(Territory.Level.COUNTY, "");
	}

	public List<Region> towns(String county) {
		return level(Territory.Level.TOWN, county);
	}

	private List<Region> level(Territory.Level level, String within) {
		return this.regions.values()
			.stream()
			.filter((region) -> region.level() == level && region.code().startsWith(within))
			.toList();
	}

	/**
	 * The regions directly below a region.
	 */
	public List<Region> below(String code) {
		return region(code).map((region) -> switch (region.level()) {
			case CITY -> counties();
			case COUNTY -> towns(code);
			case TOWN -> List.<Region>of();
		}).orElse(List.of());
	}

	public Optional<Region> region(String code) {
		return Optional.ofNullable(this.regions.get(code));
	}

	/**
	 * The region's name; a town's after its county's, because towns of different counties
	 * often bear the same name.
	 */
	public String place(String code, Locale locale) {
		String separator = locale.getLanguage().equals("zh") ? "" : ", ";
		return RegionCode.lineage(code)
			.stream()
			.map(this.regions::get)
			.filter((region) -> region != null
					&& (region.level() != Territory.Level.CITY || region.code().equals(code)))
			.map((region) -> region.name(locale))
			.collect(Collectors.joining(separator));
	}

	public Optional<Unit> unit(String code) {
		return Optional.ofNullable(this.units.get(code));
	}

	public Collection<Region> regions() {
		return this.regions.values();
	}

	public Collection<Unit> units() {
		return this.units.values();
	}

}
