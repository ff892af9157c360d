package cn.yipanqi.intake.source;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * A text of a workbook while it is read: its runs one after the other without the
 * phonetic ones, and whether any is struck through, or raised so that digits run
 * together.
 */
final class RichText {

	private final StringBuilder text = new StringBuilder();

	private final int longest;

	private int phonetic;

	private boolean inText;

	private boolean struck;

	private boolean raised;

	private boolean anyPlain;

	private boolean anyStruck;

	private boolean anyRaised;

	private boolean raisedBefore;

	private boolean formatted;

	private int begin;

	RichText(int longest) {
		this.longest = longest;
	}

	void clear() {
		this.text.setLength(0);
		this.phonetic = 0;
		this.inText = false;
		this.anyPlain = false;
		this.anyStruck = false;
		this.anyRaised = false;
		this.raisedBefore = false;
		run();
	}

	private void run() {
		this.struck = false;
		this.raised = false;
		this.formatted = false;
		this.begin = this.text.length();
	}

	/**
	 * Takes what comes next in an element of text.
	 */
	void take(int event, XmlPart xml) throws XMLStreamException {
		if (event == XMLStreamConstants.START_ELEMENT) {
			begin(xml);
		}
		else if (event == XMLStreamConstants.END_ELEMENT) {
			end(xml.name());
		}
		else if (this.inText) {
			xml.text(this.text, this.longest);
		}
	}

	private void begin(XmlPart xml) {
		switch (xml.name()) {
			case "r" -> run();
			case "rPr" -> this.formatted = true;
			case "strike" -> this.struck = !xml.isOff("val");
			case "vertAlign" -> this.raised = xml.attribute("val", "").endsWith("script");
			case "rPh" -> this.phonetic++;
			case "t" -> this.inText = this.phonetic == 0;
			default -> {
			}
		}
	}

	private void end(String name) {
		switch (name) {
			case "rPh" -> this.phonetic--;
			case "t" -> {
				if (this.inText) {
					this.inText = false;
					add();
				}
			}
			default -> {
			}
		}
	}

	private void add() {
		if (this.text.length() == this.begin || this.text.substring(this.begin).isBlank()) {
			return;
		}
		this.anyStruck |= this.struck;
		this.anyPlain |= !this.formatted;
		this.anyRaised |= this.raised != this.raisedBefore && this.begin > 0
				&& Character.isDigit(this.text.charAt(this.begin))
				&& Character.isDigit(this.text.charAt(this.begin - 1));
		this.raisedBefore = this.raised;
	}

	StringBuilder text() {
		return this.text;
	}

	Look look() {
		return new Look(this.anyStruck, this.anyRaised, this.anyPlain);
	}

	/**
	 * How a text is written.
	 *
	 * @param struck whether a part of it is struck through
	 * @param raised whether raised digits stand beside others
	 * @param plain whether a part of it looks as the cell has it
	 */
	record Look(boolean struck, boolean raised, boolean plain) {

		static final Look PLAIN = new Look(false, false, true);

		private static final int STRUCK = 1;

		private static final int RAISED = 2;

		private static final int OTHER = 4;

		byte bits() {
			return (byte) ((this.struck ? STRUCK : 0) | (this.raised ? RAISED : 0) | (this.plain ? 0 : OTHER));
		}

		static Look of(byte bits) {
			return (bits == 0) ? PLAIN : new Look((bits & STRUCK) != 0, (bits & RAISED) != 0, (bits & OTHER) == 0);
		}

	}

}
