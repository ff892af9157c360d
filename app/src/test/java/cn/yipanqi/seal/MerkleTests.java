package cn.yipanqi.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MerkleTests {

	@Property(tries = 300)
	void rootIsThatOfRfc6962(@ForAll("rows") List<Row> rows) {
		assertThat(root(rows)).isEqualTo(defined(rows));
	}

	@Property(tries = 300)
	void rootIsAnotherWhenARowIsChangedLeftOutAddedOrMoved(@ForAll("rows") List<Row> rows, @ForAll int where) {
		int at = Math.floorMod(where, rows.size());
		byte[] root = root(rows);
		List<Row> changed = new ArrayList<>(rows);
		byte[] leaf = rows.get(at).leaf.clone();
		leaf[Math.floorMod(where, leaf.length)] ^= 1;
		changed.set(at, new Row(rows.get(at).number, leaf));
		assertThat(root(changed)).isNotEqualTo(root);
		changed.set(at, new Row(rows.get(at).number + 1, rows.get(at).leaf));
		assertThat(root(changed)).isNotEqualTo(root);
		changed = new ArrayList<>(rows);
		changed.add(at, rows.get(at));
		assertThat(root(changed)).isNotEqualTo(root);
		if (rows.size() > 1) {
			changed = new ArrayList<>(rows);
			changed.remove(at);
			assertThat(root(changed)).isNotEqualTo(root);
			changed = new ArrayList<>(rows);
			Collections.swap(changed, at, (at + 1) % rows.size());
			assertThat(root(changed)).isNotEqualTo(root);
		}
	}

	@Test
	void treeWithoutRowsHasNoRoot() {
		assertThatIllegalStateException().isThrownBy(() -> new Merkle().root());
	}

	/**
	 * Rows of distinct numbers, as a sealer finds them.
	 */
	@Provide
	Arbitrary<List<Row>> rows() {
		Arbitrary<byte[]> leaf = Arbitraries.bytes().array(byte[].class).ofSize(Sm3.LENGTH);
		Arbitrary<Long> number = Arbitraries.longs().between(1, 1_000_000).map((any) -> 2 * any);
		return Combinators.combine(number, leaf)
			.as(Row::new)
			.list()
			.uniqueElements((row) -> row.number)
			.ofMinSize(1)
			.ofMaxSize(40);
	}

	private static byte[] root(List<Row> rows) {
		Merkle tree = new Merkle();
		rows.forEach((row) -> tree.add(row.number, row.leaf));
		return tree.root();
	}

	/**
	 * The definition in section 2.1 of RFC 6962, word by word.
	 */
	private static byte[] defined(List<Row> rows) {
		if (rows.size() == 1) {
			return Sm3.of((byte) 0, Sm3.bytes(rows.get(0).number), rows.get(0).leaf);
		}
		int left = Integer.highestOneBit(rows.size() - 1);
		return Sm3.of((byte) 1, defined(rows.subList(0, left)), defined(rows.subList(left, rows.size())));
	}

	record Row(long number, byte[] leaf) {
	}

}
