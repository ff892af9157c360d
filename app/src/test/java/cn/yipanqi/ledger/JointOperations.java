package cn.yipanqi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Joint operations of a county's departments: records with a title and a line.
 */
final class JointOperations {

	private JointOperations() {
	}

	static Draft titled(String title, @Nullable String clientKey) {
		return new Draft("joint_operation", "aic@239901", "239901", null, LocalDate.of(2007, 9, 20),
				Map.of("title", title, "kind", "departments", "places", "12"),
				List.of(new Draft.DraftLine("participants", "health@239901", Map.of("people", "3")),
						new Draft.DraftLine("participants", "aic@239901", Map.of("people", "0"))),
				clientKey);
	}

}
