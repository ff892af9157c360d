package cn.yipanqi.briefing.composition;

/**
 * The small words and signs between what is counted, in the language of the briefing.
 */
record Phrasing(boolean english) {

	/**
	 * Between the items of a list.
	 */
	String separator() {
		return this.english ? ", " : "、";
	}

	/**
	 * Between sentences that make one.
	 */
	String semicolon() {
		return this.english ? "; " : "；";
	}

	/**
	 * At the end, unless the text ends already.
	 */
	String stop(String text) {
		return this.english ? (text.endsWith(".") ? "" : ".") : "。";
	}

	String inBrackets(String unit) {
		return this.english ? unit + ")" : unit + "）";
	}

	String bracket() {
		return this.english ? " (" : "（";
	}

	String yesOrNo(boolean flag) {
		return this.english ? (flag ? "yes" : "no") : (flag ? "是" : "否");
	}

	/**
	 * After some of a list: how many there are in all.
	 * @param what what they are
	 */
	String andMore(long all, long named, String what) {
		return this.english ? " and " + (all - named) + " more" : "等" + all + "个" + what;
	}

	/**
	 * A text from a record as a part of a sentence: in one line, and without the stop it
	 * ends with.
	 */
	String inSentence(String text) {
		String line = text.strip().replaceAll("\\s*[\\r\\n\\u2028\\u2029\\u000B\\u0085]+\\s*", "\n");
		if (this.english) {
			return line.replace('\n', ' ');
		}
		return line.replaceAll("(?<=[\\p{P}])\n", "").replace("\n", "；").replaceAll("[。；，、．;,\\s]+$", "");
	}

}
