package cn.yipanqi.briefing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.yipanqi.access.Handouts;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.briefing.template.TemplateProblem;
import cn.yipanqi.engine.pack.BriefingType;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.organization.Organization;

import cn.yipanqi.web.UploadName;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a template: the campaign office takes it, edits it in Word or WPS, and
 * brings it back.
 */
@Controller
@Requires(Permission.READ)
@RequestMapping("/briefings/templates/{code}")
class TemplatesController {

	private final Templates templates;

	private final Pack pack;

	private final Organization organization;

	private final MessageSource messages;

	private final Handouts handouts;

	TemplatesController(Templates templates, Pack pack, Organization organization, MessageSource messages,
			Handouts handouts) {
		this.templates = templates;
		this.pack = pack;
		this.organization = organization;
		this.messages = messages;
		this.handouts = handouts;
	}

	/**
	 * A template is the whole campaign's: only who sees the whole city sees or changes
	 * it.
	 */
	@ModelAttribute
	void requireWholeCity(@AuthenticationPrincipal Reader reader) {
		reader.scope().requireWhole(this.organization.city().code());
	}

	@GetMapping
	String template(@AuthenticationPrincipal Reader reader, @PathVariable String code, Locale locale, Model model) {
		return show(reader, code, this.templates.problems(code), locale, model);
	}

	@GetMapping("/file")
	ResponseEntity<byte[]> file(@AuthenticationPrincipal Reader reader, @PathVariable String code) {
		StoredTemplate template = this.templates.current(code);
		this.handouts.downloaded(reader, "template/" + code, Map.of("digest", template.digest()));
		return BriefingController.word(code.replace('_', '-') + ".docx", template.file());
	}

	@PostMapping
	@Requires(Permission.ISSUE)
	String upload(@AuthenticationPrincipal Reader reader, @PathVariable String code,
			@RequestParam("file") MultipartFile file, @RequestParam(defaultValue = "false") boolean check,
			Locale locale, Model model, RedirectAttributes redirect) throws IOException {
		try {
			if (check) {
				this.templates.check(code, file.getBytes(), reader.account());
			}
			else {
				this.templates.upload(code, file.getBytes(), reader.account());
			}
			redirect.addFlashAttribute("flash", check ? "briefing.template.sound" : "briefing.template.taken");
			return "redirect:/briefings/templates/" + this.pack.briefing(code).orElseThrow().code();
		}
		catch (InvalidTemplateException ex) {
			model.addAttribute("fileName", UploadName.of(file));
			return show(reader, code, ex.problems(), locale, model);
		}
	}

	private String show(Reader reader, String code, List<TemplateProblem> problems, Locale locale, Model model) {
		BriefingType type = this.pack.briefing(code).orElseThrow();
		model.addAttribute("pack", this.pack);
		model.addAttribute("type", type);
		model.addAttribute("template", this.templates.current(code));
		model.addAttribute("problems", problems);
		model.addAttribute("texts", new TemplateMessages(this.messages, locale));
		model.addAttribute("mayIssue", reader.role().issues());
		return "briefing/template";
	}

}
