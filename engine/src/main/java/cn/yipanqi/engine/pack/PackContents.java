package cn.yipanqi.engine.pack;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the files of a pack say, before references are checked.
 */
record PackContents(Campaign campaign, List<Measure> measures, List<Department> departments, List<WorkingGroup> groups,
		@Nullable LeadingGroup leadingGroup, Plan plan, List<SubjectKind> subjectKinds, RegistryRule registry,
		List<RecordType> recordTypes, List<SummaryType> summaries, List<Indicator> indicators,
		List<BriefingType> briefings, Territory territory) {
}
