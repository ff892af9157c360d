package cn.yipanqi.briefing.word;

import java.math.BigInteger;

import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;

/**
 * A line below a document that is not part of its text: small, off the grid, and the same
 * whatever the styles of the document are.
 */
final class SmallPrint {

	/** In half points. */
	private static final BigInteger SIZE = BigInteger.valueOf(15);

	/** In twentieths of a point. */
	private static final BigInteger LINE = BigInteger.valueOf(220);

	private static final BigInteger GAP = BigInteger.valueOf(120);

	private SmallPrint() {
	}

	static CTP paragraph(String words) {
		CTP paragraph = CTP.Factory.newInstance();
		CTPPr form = paragraph.addNewPPr();
		form.addNewKeepLines();
		form.addNewPageBreakBefore().setVal(false);
		form.addNewSnapToGrid().setVal(false);
		CTSpacing spacing = form.addNewSpacing();
		spacing.setBefore(GAP);
		spacing.setAfter(BigInteger.ZERO);
		spacing.setLineRule(STLineSpacingRule.EXACT);
		spacing.setLine(LINE);
		var indent = form.addNewInd();
		indent.setLeft(BigInteger.ZERO);
		indent.setFirstLineChars(BigInteger.ZERO);
		indent.setFirstLine(BigInteger.ZERO);
		form.addNewJc().setVal(STJc.LEFT);
		CTR run = paragraph.addNewR();
		letters(run.addNewRPr());
		run.addNewT().setStringValue(Texts.printable(words));
		return paragraph;
	}

	private static void letters(CTRPr letters) {
		CTFonts fonts = letters.addNewRFonts();
		fonts.setAscii("Times New Roman");
		fonts.setHAnsi("Times New Roman");
		fonts.setEastAsia("宋体");
		letters.addNewB().setVal(false);
		letters.addNewSpacing().setVal(BigInteger.ZERO);
		letters.addNewSz().setVal(SIZE);
		letters.addNewSzCs().setVal(SIZE);
	}

}
