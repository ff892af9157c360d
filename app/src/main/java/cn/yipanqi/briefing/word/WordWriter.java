package cn.yipanqi.briefing.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import cn.yipanqi.briefing.composition.Composition;
import cn.yipanqi.briefing.composition.Composition.Cell;
import cn.yipanqi.briefing.composition.Composition.Part;
import cn.yipanqi.briefing.composition.Composition.Piece;
import cn.yipanqi.briefing.composition.Composition.Row;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/**
 * Writes a composed briefing into the form of its template: each paragraph looks as it
 * did there, and numbers are links. The same composition and template give the same
 * bytes.
 */
public final class WordWriter {

	private final Paper paper;

	private final Function<Piece, Optional<String>> links;

	private final Map<String, String> relations = new HashMap<>();

	private WordWriter(Paper paper, Function<Piece, Optional<String>> links) {
		this.paper = paper;
		this.links = links;
	}

	/**
	 * Writes.
	 * @param template the template's file
	 * @param title the document's title
	 * @param moment the time that the document bears as its own
	 * @param links the address that a piece opens, if any
	 * @param note what stands below everything in small print, or null
	 * @throws UnusableWordFileException if the template is no file that can be worked
	 * with
	 */
	public static byte[] write(byte[] template, Composition composition, String title, Instant moment,
			Function<Piece, Optional<String>> links, @Nullable String note) throws UnusableWordFileException {
		try (Paper paper = Paper.open(template)) {
			return new WordWriter(paper, links).write(composition, title, moment, note);
		}
		catch (IOException | InvalidFormatException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	private byte[] write(Composition composition, String title, Instant moment, @Nullable String note)
			throws IOException, InvalidFormatException {
		CTBody body = this.paper.document().getDocument().getBody();
		CTBody written = CTBody.Factory.newInstance();
		for (Part part : composition.parts()) {
			if (part.isTable()) {
				written.addNewTbl().set(table(part));
			}
			else {
				written.addNewP().set(paragraph(part));
			}
		}
		if (note != null) {
			written.addNewP().set(SmallPrint.paragraph(note));
		}
		if (body.isSetSectPr()) {
			written.setSectPr((CTSectPr) body.getSectPr().copy());
		}
		body.set(written);
		properties(title, moment);
		this.paper.document()
			.getPackage()
			.replaceContentType(XWPFRelation.TEMPLATE.getContentType(), XWPFRelation.DOCUMENT.getContentType());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.paper.document().write(bytes);
		return Zips.normalized(bytes.toByteArray());
	}

	private void properties(String title, Instant moment) throws InvalidFormatException {
		PackageProperties properties = this.paper.document().getPackage().getPackageProperties();
		properties.setTitleProperty(Texts.printable(title));
		properties.setCreatorProperty("Yipanqi");
		properties.setLastModifiedByProperty("Yipanqi");
		properties.setRevisionProperty("1");
		properties.setCreatedProperty(moment.truncatedTo(ChronoUnit.SECONDS).toString());
		properties.setModifiedProperty(moment.truncatedTo(ChronoUnit.SECONDS).toString());
	}

	private CTP paragraph(Part part) {
		CTP source = this.paper.paragraph(part.source());
		List<XWPFRun> runs = this.paper.whole(part.source()).getRuns();
		CTP paragraph = CTP.Factory.newInstance();
		if (source.isSetPPr()) {
			paragraph.setPPr(source.getPPr());
		}
		for (Piece piece : part.pieces()) {
			XWPFRun form = runs.get(piece.run());
			if (piece.item() >= 0) {
				run(paragraph, piece, form).set(RunItems.only(form.getCTR(), piece.item()));
			}
			else if (!piece.text().isEmpty()) {
				words(run(paragraph, piece, form), form.getCTR(), piece.text());
			}
		}
		return paragraph;
	}

	/**
	 * A new run: in a link of its own if the piece has one, else in the link that the
	 * template has there, if any.
	 */
	private CTR run(CTP paragraph, Piece piece, XWPFRun form) {
		String link = this.links.apply(piece).orElse(null);
		if (link != null) {
			CTHyperlink hyperlink = paragraph.addNewHyperlink();
			hyperlink.setId(relation(link));
			return hyperlink.addNewR();
		}
		if (form instanceof XWPFHyperlinkRun linked) {
			CTHyperlink hyperlink = (CTHyperlink) linked.getCTHyperlink().copy();
			hyperlink.setRArray(new CTR[] { CTR.Factory.newInstance() });
			paragraph.addNewHyperlink().set(hyperlink);
			return paragraph.getHyperlinkArray(paragraph.sizeOfHyperlinkArray() - 1).getRArray(0);
		}
		return paragraph.addNewR();
	}

	private static void words(CTR run, CTR form, String words) {
		if (form.isSetRPr()) {
			run.setRPr(form.getRPr());
		}
		String[] lines = words.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			if (i > 0) {
				run.addNewBr();
			}
			CTText text = run.addNewT();
			text.setStringValue(Texts.printable(lines[i]));
			text.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
		}
	}

	private String relation(String link) {
		return this.relations.computeIfAbsent(link,
				(address) -> this.paper.document()
					.getPackagePart()
					.addExternalRelationship(address, XWPFRelation.HYPERLINK.getRelation())
					.getId());
	}

	private CTTbl table(Part part) {
		CTTbl source = this.paper.table(part.source()).getCTTbl();
		CTTbl table = CTTbl.Factory.newInstance();
		if (source.getTblPr() != null) {
			table.setTblPr(source.getTblPr());
		}
		if (source.getTblGrid() != null) {
			table.setTblGrid(source.getTblGrid());
		}
		part.rows().forEach((row) -> table.addNewTr().set(row(source.getTrArray(row.source()), row)));
		return table;
	}

	private CTRow row(CTRow source, Row composed) {
		CTRow row = CTRow.Factory.newInstance();
		if (source.isSetTblPrEx()) {
			row.setTblPrEx(source.getTblPrEx());
		}
		if (source.isSetTrPr()) {
			row.setTrPr(source.getTrPr());
		}
		for (int i = 0; i < composed.cells().size(); i++) {
			row.addNewTc().set(cell(source.getTcArray(i), composed.cells().get(i)));
		}
		return row;
	}

	/**
	 * A cell keeps a paragraph of its own form even where nothing is left to say in it.
	 */
	private CTTc cell(CTTc source, Cell composed) {
		CTTc cell = CTTc.Factory.newInstance();
		if (source.isSetTcPr()) {
			cell.setTcPr(source.getTcPr());
		}
		composed.parts().forEach((part) -> cell.addNewP().set(paragraph(part)));
		if (composed.parts().isEmpty()) {
			CTP paragraph = cell.addNewP();
			if (source.sizeOfPArray() > 0 && source.getPArray(0).isSetPPr()) {
				paragraph.setPPr(source.getPArray(0).getPPr());
			}
		}
		return cell;
	}

}
