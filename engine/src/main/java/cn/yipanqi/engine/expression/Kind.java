package cn.yipanqi.engine.expression;

/**
 * What a name in an expression stands for.
 */
public enum Kind {

	NUMBER, TEXT, FLAG, LIST, ANY;

	boolean fits(Kind other) {
		return this == other || this == ANY || other == ANY;
	}

}
