package cn.yipanqi.api;

import java.util.NoSuchElementException;
import java.util.Optional;

import cn.yipanqi.access.OutOfScopeException;
import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.UnitCode;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks whether the codes in a filter mean anything, and lie within the scope: a list
 * that is empty because of a wrong code would say something false. A blank code counts as
 * none.
 */
@Component
class Known {

	private final Pack pack;

	private final Organization organization;

	Known(Pack pack, Organization organization) {
		this.pack = pack;
		this.organization = organization;
	}

	@Nullable String recordType(@Nullable String code) {
		return given(code).map((type) -> this.pack.recordType(type).code()).orElse(null);
	}

	@Nullable String subjectKind(@Nullable String code) {
		Optional<String> kind = given(code);
		kind.ifPresent((wanted) -> {
			if (this.pack.subjectKinds().stream().noneMatch((known) -> known.code().equals(wanted))) {
				throw new NoSuchElementException("No kind '" + wanted + "'");
			}
		});
		return kind.orElse(null);
	}

	@Nullable String region(@Nullable String code, Scope scope) {
		Optional<String> region = given(code);
		region.ifPresent((wanted) -> {
			if (!scope.coversRegion(wanted) || this.organization.region(wanted).isEmpty()) {
				throw new OutOfScopeException(wanted, null);
			}
		});
		return region.orElse(null);
	}

	@Nullable String unit(@Nullable String code, Scope scope) {
		Optional<String> unit = given(code);
		unit.ifPresent((wanted) -> {
			if (this.organization.unit(wanted).isEmpty() || !scope.coversUnit(wanted)) {
				throw new OutOfScopeException(UnitCode.region(wanted), null);
			}
		});
		return unit.orElse(null);
	}

	static Optional<String> given(@Nullable String text) {
		return Optional.ofNullable(text).filter((value) -> !value.isBlank());
	}

}
