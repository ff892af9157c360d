package cn.yipanqi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while drafts are filed in one transaction, whether each repeats a record in
 * force or one filed just before it, and has not been confirmed to be another act.
 */
final class RepeatCheck {

	/** For whoever files without being asked. */
	static final RepeatCheck NONE = new RepeatCheck(null, List.of(), false, Scope.NOTHING);

	private final @Nullable PossibleRepeats finder;

	private final List<ConfirmedDraft> drafts;

	private final boolean alone;

	private final Scope scope;

	private final Map<ActKey, List<Repeat>> filed = new HashMap<>();

	private @Nullable List<List<Repeat>> known;

	private RepeatCheck(@Nullable PossibleRepeats finder, List<ConfirmedDraft> drafts, boolean alone, Scope scope) {
		this.finder = finder;
		this.drafts = drafts;
		this.alone = alone;
		this.scope = scope;
	}

	static RepeatCheck ofOne(PossibleRepeats finder, ConfirmedDraft draft, Scope scope) {
		return new RepeatCheck(finder, List.of(draft), true, scope);
	}

	/**
	 * For drafts that are filed together: one without a subject is not asked about.
	 */
	static RepeatCheck ofMany(PossibleRepeats finder, List<ConfirmedDraft> drafts, Scope scope) {
		return new RepeatCheck(finder, drafts, false, scope);
	}

	/**
	 * What a draft perhaps repeats, and which of it is confirmed to be something else.
	 * @param place the draft's among those filed together
	 */
	Answer look(int place, Draft draft, DraftCheck.Checked checked) {
		if (this.finder == null) {
			return Answer.NOTHING;
		}
		List<Repeat> found = new ArrayList<>(
				this.alone ? this.finder.of(draft, checked, this.scope) : known(this.finder).get(place));
		found.addAll(this.filed.getOrDefault(ActKey.of(draft), List.of()));
		return answer(place, found);
	}

	/**
	 * The same for a correction, which is asked about only if it makes another act of the
	 * record.
	 */
	Answer look(Entry former, Draft draft, DraftCheck.Checked checked) {
		boolean moved = (draft.subject() == null) ? !Repetition.violations(former, draft, checked).isEmpty()
				: !Objects.equals(ActKey.of(former), ActKey.of(draft));
		if (this.finder == null || !moved) {
			return Answer.NOTHING;
		}
		return answer(0,
				this.finder.of(draft, checked, this.scope)
					.stream()
					.filter((repeat) -> !repeat.record().equals(former.record()))
					.toList());
	}

	private Answer answer(int place, List<Repeat> found) {
		Set<Long> confirmed = this.drafts.get(place).confirmed();
		return new Answer(found.stream().filter((repeat) -> !confirmed.contains(repeat.number())).toList(),
				found.stream().map(Repeat::number).filter(confirmed::contains).toList());
	}

	/**
	 * Notes that a draft was filed, for those that come after it.
	 */
	void filed(Draft draft, Receipt receipt) {
		ActKey key = (this.finder != null) ? ActKey.of(draft) : null;
		if (key != null) {
			this.filed.computeIfAbsent(key, (any) -> new ArrayList<>())
				.add(new Repeat(receipt.seq(), receipt.record()));
		}
	}

	private List<List<Repeat>> known(PossibleRepeats asked) {
		if (this.known == null) {
			this.known = asked.of(this.drafts.stream().map(ConfirmedDraft::draft).toList(), this.scope);
		}
		return this.known;
	}

	/**
	 * @param open the records that it still has to be told apart from
	 * @param confirmed the numbers of those that it was told apart from
	 */
	record Answer(List<Repeat> open, List<Long> confirmed) {

		static final Answer NOTHING = new Answer(List.of(), List.of());

	}

}
