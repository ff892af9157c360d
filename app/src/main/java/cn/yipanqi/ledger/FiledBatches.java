package cn.yipanqi.ledger;

import java.util.Optional;
import java.util.UUID;

import cn.yipanqi.access.Reader;

/**
 * Knows which records came together, as far as a reader may see that.
 */
public interface FiledBatches {

	/**
	 * A batch by its id.
	 */
	Optional<FiledBatch> find(UUID id, Reader reader);

	/**
	 * The batch that a record came by.
	 */
	Optional<FiledBatch> holding(UUID record, Reader reader);

}
