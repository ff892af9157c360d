package cn.yipanqi.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.workbook.WorkbookMaker;
import cn.yipanqi.organization.workbook.WorkbookMaker.Heading;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The structure as a workbook to be filled in, or filled with what there is. It holds
 * what its keeper keeps, and of telephone numbers only what everybody may see.
 */
@Component
class StructureWorkbook {

	private final Places places;

	private final Pack pack;

	private final People people;

	private final Organization organization;

	StructureWorkbook(Places places, Pack pack, People people, Organization organization) {
		this.places = places;
		this.pack = pack;
		this.people = people;
		this.organization = organization;
	}

	byte[] make(Structure structure, Keeper keeper, Terms terms) {
		List<Region> regions = this.places.regions().stream().filter((region) -> keeper.keeps(region.code())).toList();
		WorkbookMaker maker = new WorkbookMaker();
		maker.explain(terms.helpSheet(), terms.help());
		List<List<Object>> bodies = new ArrayList<>();
		List<List<Object>> members = new ArrayList<>();
		List<List<Object>> duties = new ArrayList<>();
		structure.bodies().stream().filter((body) -> keeper.keeps(body.region())).forEach((body) -> {
			bodies.add(row(body, terms));
			structure.members(body.id()).forEach((member) -> members.add(row(body, member, terms)));
		});
		structure.duties()
			.stream()
			.filter((duty) -> !duty.cancelled() && keeper.keeps(structure.region(duty)))
			.sorted(Comparator.comparing((Duty duty) -> structure.region(duty))
				.thenComparing((duty) -> (duty.body() != null) ? duty.body() : Long.MAX_VALUE)
				.thenComparing(Duty.IN_ORDER))
			.forEach((duty) -> duties.add(row(structure, duty, terms)));
		List<String> names = structure.bodies().stream().map(Body::name).distinct().toList();
		maker.add(terms.sheet(ImportSheet.BODIES), headings(ImportSheet.BODIES, regions, names, terms), bodies);
		maker.add(terms.sheet(ImportSheet.MEMBERS), headings(ImportSheet.MEMBERS, regions, names, terms), members);
		maker.add(terms.sheet(ImportSheet.DUTIES), headings(ImportSheet.DUTIES, regions, names, terms), duties);
		return maker.bytes();
	}

	private List<Heading> headings(ImportSheet sheet, List<Region> regions, List<String> bodies, Terms terms) {
		return sheet.columns()
			.stream()
			.map((column) -> new Heading(terms.column(column), column.width(), choices(column, regions, bodies, terms)))
			.toList();
	}

	private List<String> choices(ImportColumn column, List<Region> regions, List<String> bodies, Terms terms) {
		return switch (column) {
			case REGION -> regions.stream().map(Region::name).toList();
			case KIND -> Terms.all(BodyKind.values(), terms::kind);
			case PART -> Terms.all(Membership.Part.values(), terms::part);
			case DUTY -> Terms.all(DutyKind.values(), terms::duty);
			case GROUP -> this.pack.groups().stream().map((group) -> group.name(terms.locale())).toList();
			case BODY -> bodies;
			case SEAT,
					UNIT ->
				this.organization.units()
					.stream()
					.filter((unit) -> regions.stream().anyMatch((region) -> region.code().equals(unit.region())))
					.map(Unit::name)
					.toList();
			default -> List.of();
		};
	}

	private List<Object> row(Body body, Terms terms) {
		return List.of(body.id(), region(body.region()), terms.kind(body.kind()), body.name(), text(body.nameEn()),
				this.people.unit(body.seat()), group(body.packGroup(), terms.locale()), rank(body.rank()),
				body.period().from(), to(body.period()));
	}

	private List<Object> row(Body body, Membership member, Terms terms) {
		return List.of(member.id(), region(body.region()), body.name(), this.people.unit(member.unit()),
				terms.part(member.part()), rank(member.rank()), member.period().from(), to(member.period()));
	}

	private List<Object> row(Structure structure, Duty duty, Terms terms) {
		Person person = structure.person(duty.person());
		String place = (duty.body() != null) ? structure.body(duty.body()).name() : this.people.unit(duty.unit());
		return List.of(duty.id(), region(structure.region(duty)), place, terms.duty(duty.kind()), person.id(),
				person.name(), this.people.workplace(person), person.post(), this.people.masked(person),
				rank(duty.rank()), duty.period().from(), to(duty.period()));
	}

	private String region(String code) {
		return this.organization.region(code).map(Region::name).orElse(code);
	}

	private String group(@Nullable String code, Locale locale) {
		return this.pack.group(code).map((group) -> group.name(locale)).orElse("");
	}

	private static Object rank(int rank) {
		return (rank == Duty.UNRANKED) ? "" : rank;
	}

	private static Object to(Period period) {
		return (period.to() != null) ? period.to() : "";
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
