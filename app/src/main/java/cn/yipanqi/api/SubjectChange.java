package cn.yipanqi.api;

import java.time.LocalDate;

import cn.yipanqi.registration.SubjectFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a subject is from a day on.
 */
@Schema(description = "All that is known of a subject from a day on; what is left out is not known any more.")
record SubjectChange(@Schema(description = SubjectChange.VERSION) @Nullable String version,
		@Schema(description = "Code of the unit that says so.") @Nullable String unit,
		@Schema(description = "Business date; today if left out.") @Nullable LocalDate date, @Nullable String kind,
		@Nullable String tier, @Nullable String name, @Nullable String uscc, @Nullable String licence,
		@Nullable String region, @Nullable String address,
		@Schema(description = "Why, 1 to 500 characters.") @Nullable String reason) {

	static final String VERSION = "The version that was read.";

	SubjectFacts facts() {
		return new SubjectFacts(this.kind, this.tier, this.name, this.uscc, this.licence, this.region, this.address);
	}

}
