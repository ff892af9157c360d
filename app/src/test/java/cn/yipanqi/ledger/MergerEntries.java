package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.ledger.Entry;
import cn.yipanqi.engine.pack.RegistryTypes;
import cn.yipanqi.registry.Subject;

import org.springframework.context.ApplicationContext;

/**
 * Files mergers of subjects as the registry does.
 */
public final class MergerEntries {

	private MergerEntries() {
	}

	/**
	 * One subject turns out to be another.
	 */
	public static Receipt merge(ApplicationContext node, Subject merged, Subject survivor) {
		Author author = new Author("office", Scope.EVERYTHING);
		return node.getBean(Ledger.class).write(1, (numbers) -> {
			Batch batch = new Batch(node.getBean(EntryWriter.class), node.getBean(RecordedTime.class).next(), author);
			Entry entry = new Entry(numbers.get(0), numbers.get(0), UUID.randomUUID(), 1, Entry.Operation.RECORD,
					RegistryTypes.MERGER, "health@2399", survivor.region(), survivor.id(), survivor.kind(),
					survivor.tier(), LocalDate.of(2007, 9, 1), batch.moment(), author.account(), null, null,
					Map.of(RegistryTypes.MERGED, BigDecimal.valueOf(merged.id()), RegistryTypes.MERGED_REGION,
							merged.region(), "reason", "同一户登记两次"),
					List.of());
			batch.add(entry, null, List.of());
			batch.append(true);
			return new Receipt(entry.record(), entry.seq(), 1, false);
		});
	}

}
