package cn.yipanqi.organization;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

import cn.yipanqi.access.Handouts;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organization.StructureImports.StructureChangedException;
import cn.yipanqi.organization.workbook.UnusableWorkbookException;
import cn.yipanqi.web.Attachment;
import cn.yipanqi.web.UploadName;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The structure out to Excel and in again.
 */
@Controller
@Requires(Permission.ORGANIZE)
@RequestMapping("/organization/workbook")
class WorkbookController {

	private static final int MOST_SHOWN = 200;

	private final StructureImports imports;

	private final StructureWorkbook workbook;

	private final StructureReader reader;

	private final MessageSource messages;

	private final Clock clock;

	private final Handouts handouts;

	WorkbookController(StructureImports imports, StructureWorkbook workbook, StructureReader reader,
			MessageSource messages, Clock clock, Handouts handouts) {
		this.imports = imports;
		this.workbook = workbook;
		this.reader = reader;
		this.messages = messages;
		this.clock = clock;
		this.handouts = handouts;
	}

	@GetMapping
	String page() {
		return "organization/workbook";
	}

	@GetMapping("/file")
	ResponseEntity<byte[]> file(@AuthenticationPrincipal Reader reader,
			@RequestParam(defaultValue = "false") boolean blank, Locale locale) {
		Structure structure = blank ? new Structure(List.of(), List.of(), List.of(), List.of()) : this.reader.read();
		if (!blank) {
			this.handouts.exported(reader, "organization", Map.of("region", reader.scope().region()));
		}
		Terms terms = new Terms(this.messages, locale);
		String name = this.messages.getMessage(blank ? "command.file-name.blank" : "command.file-name",
				new Object[] { LocalDate.now(this.clock).toString() }, locale);
		return Attachment.named(name, Attachment.EXCEL).body(this.workbook.make(structure, Keeper.of(reader), terms));
	}

	@PostMapping("/check")
	String check(@AuthenticationPrincipal Reader reader, @RequestParam("file") MultipartFile file, Locale locale,
			Model model) throws IOException {
		Terms terms = new Terms(this.messages, locale);
		String name = UploadName.of(file);
		model.addAttribute("fileName", name);
		try {
			StructureImports.Checked checked = this.imports.check(name, file.getBytes(), Keeper.of(reader), terms);
			ImportPlan plan = checked.plan();
			model.addAttribute("checked", checked);
			model.addAttribute("terms", terms);
			model.addAttribute("faults", plan.faults().stream().limit(MOST_SHOWN).toList());
			model.addAttribute("faultCount", plan.faults().size());
			model.addAttribute("endings", plan.endings());
			model.addAttribute("others", plan.others().stream().limit(MOST_SHOWN).toList());
			model.addAttribute("changeCount", plan.changes().size());
		}
		catch (UnusableWorkbookException ex) {
			model.addAttribute("unusable", ex.code());
		}
		return "organization/workbook";
	}

	@PostMapping("/commit")
	String commit(@AuthenticationPrincipal Reader reader, @RequestParam UUID id, Locale locale,
			RedirectAttributes redirect) {
		try {
			this.imports.commit(id, Keeper.of(reader), new Terms(this.messages, locale));
			redirect.addFlashAttribute("flash", "command.imported");
			return "redirect:/organization";
		}
		catch (StructureChangedException ex) {
			redirect.addFlashAttribute("problem", "command.changed-since");
		}
		catch (NoSuchElementException ex) {
			redirect.addFlashAttribute("problem", "command.check-again");
		}
		return "redirect:/organization/workbook";
	}

}
