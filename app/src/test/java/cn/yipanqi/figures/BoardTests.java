package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.yipanqi.access.Scope;
import cn.yipanqi.engine.algebra.FigureQuery;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.ledger.Author;
import cn.yipanqi.ledger.Draft;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organization.Organization;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.now=2007-09-27T09:00:00" })
class BoardTests {

	private static final FigureQuery MEETINGS = new FigureQuery("meetings", "2399", null, null, null, null, null);

	@Autowired
	private Board board;

	@Test
	void boardThatWasCutOffStartsAfreshAndCountsNothingTwice(@Autowired Organization organization, @Autowired Pack pack,
			@Autowired Ledger ledger) {
		organization.load(pack.territory());
		this.board.follow();
		BigDecimal before = meetings();
		for (int i = 0; i < 3; i++) {
			ledger.record(
					new Draft("meeting", "government@2399", "2399", null, LocalDate.of(2007, 8, 25),
							Map.of("kind", "study", "title", "传达学习"), List.of(), null),
					new Author("office", Scope.EVERYTHING));
		}
		Object former = this.board.rollup();
		Object standing = ReflectionTestUtils.getField(this.board, "standing");
		ReflectionTestUtils.setField(standing, "broken", true);
		this.board.follow();
		assertThat(this.board.rollup()).isNotSameAs(former);
		assertThat(meetings().subtract(before)).isEqualByComparingTo("3");
		this.board.follow();
		assertThat(meetings().subtract(before)).isEqualByComparingTo("3");
	}

	/**
	 * Those of other tests, too.
	 */
	private BigDecimal meetings() {
		return Objects.requireNonNull(this.board.rollup().figure(MEETINGS).value());
	}

}
