package cn.yipanqi.api;

import java.util.Locale;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.engine.pack.Territory;
import cn.yipanqi.organization.Organization;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The regions, departments, working groups and units within a token's scope: what the
 * codes of records and figures mean.
 */
@RestController
@Requires(Permission.READ)
@Tag(name = "Organization")
class PlaceEndpoints {

	private final Organization organization;

	private final Pack pack;

	PlaceEndpoints(Organization organization, Pack pack) {
		this.organization = organization;
		this.pack = pack;
	}

	@GetMapping("/api/v1/regions")
	@Operation(operationId = "listRegions", summary = "Regions within the scope",
			description = "A region's code begins with the codes of those above it.")
	Listing<RegionAnswer> regions(@AuthenticationPrincipal Reader account, Locale locale) {
		return new Listing<>(this.organization.regions()
			.stream()
			.filter((region) -> account.scope().coversRegion(region.code()))
			.map((region) -> new RegionAnswer(region.code(), region.name(locale), region.level()))
			.toList());
	}

	@GetMapping("/api/v1/departments")
	@Operation(operationId = "listDepartments", summary = "Departments within the scope")
	Listing<NamedAnswer> departments(@AuthenticationPrincipal Reader account, Locale locale) {
		return new Listing<>(this.pack.departments()
			.stream()
			.filter((department) -> account.scope()
				.covers(account.scope().region(), department.code(), account.scope().group()))
			.map((department) -> new NamedAnswer(department.code(), department.name(locale)))
			.toList());
	}

	@GetMapping("/api/v1/groups")
	@Operation(operationId = "listGroups", summary = "Working groups within the scope")
	Listing<NamedAnswer> groups(@AuthenticationPrincipal Reader account, Locale locale) {
		return new Listing<>(this.pack.groups()
			.stream()
			.filter((group) -> account.scope().coversGroup(group.code()))
			.map((group) -> new NamedAnswer(group.code(), group.name(locale)))
			.toList());
	}

	@GetMapping("/api/v1/units")
	@Operation(operationId = "listUnits", summary = "Units within the scope")
	Listing<UnitAnswer> units(@AuthenticationPrincipal Reader account) {
		return new Listing<>(this.organization.units()
			.stream()
			.filter((unit) -> account.scope().coversUnit(unit.code()))
			.map((unit) -> new UnitAnswer(unit.code(), unit.name(), unit.department(), unit.region()))
			.toList());
	}

	/**
	 * A region.
	 */
	@Schema(name = "Region")
	record RegionAnswer(String code, String name, Territory.Level level) {
	}

	/**
	 * Something with a code and a name.
	 */
	@Schema(name = "Named")
	record NamedAnswer(String code, String name) {
	}

	/**
	 * A unit.
	 */
	@Schema(name = "Unit")
	record UnitAnswer(@Schema(example = "health@239901") String code, String name, String department, String region) {
	}

}
