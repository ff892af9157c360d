package cn.yipanqi.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import cn.yipanqi.registration.SubjectFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subject to be registered.
 */
@Schema(description = "A supervised subject to be registered. Those without any code, such as stalls and farms, can be.")
record SubjectRegistration(
		@Schema(description = "The program's own key of the registration, 1 to 200 characters. Sent again with it, the "
				+ "subject is not registered again.") @Nullable String key,
		@Schema(description = "Code of the unit that registers it.") @Nullable String unit,
		@Schema(description = "Business date; today if left out.") @Nullable LocalDate date,
		@Schema(description = "Code of its kind.") @Nullable String kind,
		@Schema(description = "Code of its tier, where its kind has tiers.") @Nullable String tier,
		@Nullable String name,
		@Schema(description = "Unified social credit code, if it has one.") @Nullable String uscc,
		@Schema(description = "Licence number, if it has one.") @Nullable String licence,
		@Schema(description = "Code of the region where it stands.") @Nullable String region, @Nullable String address,
		@Schema(description = "Numbers of the subjects that it is not, as the answer possible-double has named them.") @Nullable List<Long> confirm) {

	SubjectFacts facts() {
		return new SubjectFacts(this.kind, this.tier, this.name, this.uscc, this.licence, this.region, this.address);
	}

	LocalDate day(Clock clock) {
		return (this.date != null) ? this.date : LocalDate.now(clock);
	}

	Set<Long> others() {
		return (this.confirm != null) ? new HashSet<>(this.confirm) : Set.of();
	}

}
