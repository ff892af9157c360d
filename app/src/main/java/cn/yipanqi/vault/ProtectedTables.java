package cn.yipanqi.vault;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All places that keep protected values, as the modules contribute them.
 */
@Component
class ProtectedTables {

	private final ObjectProvider<ProtectedTable> tables;

	ProtectedTables(ObjectProvider<ProtectedTable> tables) {
		this.tables = tables;
	}

	List<ProtectedTable> all() {
		return this.tables.orderedStream().toList();
	}

}
