package cn.yipanqi.seal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of a Merkle tree, of the form of RFC 6962: a left part is always a full tree.
 * Its leaves bind each row's number to its digest. Not for use by several threads.
 */
final class Merkle {

	private final Deque<Node> nodes = new ArrayDeque<>();

	void add(long number, byte[] leaf) {
		Node node = new Node(1, Sm3.of(Sm3.TREE_LEAF, Sm3.bytes(number), leaf));
		while (!this.nodes.isEmpty() && this.nodes.peek().size == node.size) {
			node = join(this.nodes.pop(), node);
		}
		this.nodes.push(node);
	}

	/**
	 * The root.
	 * @throws IllegalStateException if nothing was added
	 */
	byte[] root() {
		Node root = null;
		for (Node node : this.nodes) {
			root = (root != null) ? join(node, root) : node;
		}
		if (root == null) {
			throw new IllegalStateException("A tree without leaves has no root");
		}
		return root.digest;
	}

	private static Node join(Node left, Node right) {
		return new Node(left.size + right.size, Sm3.of(Sm3.TREE_NODE, left.digest, right.digest));
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Node(long size, byte[] digest) {
	}

}
