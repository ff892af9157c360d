package cn.yipanqi.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.engine.pack.Pack;
import cn.yipanqi.intake.Findings.Summary;
import cn.yipanqi.intake.UnfoundSubjects.Settled;
import cn.yipanqi.intake.sheet.UnfoundSubject;
import cn.yipanqi.organization.Organization;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which all names of a file that were not found are settled.
 */
@Controller
@Requires(Permission.WRITE)
@RequestMapping("/intake/{run:[0-9a-f-]{36}}/subjects")
class UnfoundController {

	private static final Pattern CHOICE = Pattern.compile("choice(\\d{1,4})");

	private final Intakes intakes;

	private final Findings findings;

	private final UnfoundSubjects subjects;

	private final Pack pack;

	private final Organization organization;

	UnfoundController(Intakes intakes, Findings findings, UnfoundSubjects subjects, Pack pack,
			Organization organization) {
		this.intakes = intakes;
		this.findings = findings;
		this.subjects = subjects;
		this.pack = pack;
		this.organization = organization;
	}

	@GetMapping
	String page(@AuthenticationPrincipal Reader reader, @PathVariable UUID run, Model model) {
		Intake intake = own(run, reader);
		model.addAttribute("intake", intake);
		model.addAttribute("asked", this.subjects.asked(unfound(intake), intake, reader));
		model.addAttribute("newKinds", this.subjects.newKinds(intake));
		model.addAttribute("pack", this.pack);
		model.addAttribute("organization", this.organization);
		return "intake/subjects";
	}

	@PostMapping
	String settle(@AuthenticationPrincipal Reader reader, @PathVariable UUID run,
			@RequestParam(name = "rest", defaultValue = "") String rest, @RequestParam Map<String, String> parameters,
			RedirectAttributes redirect) {
		Intake intake = own(run, reader);
		List<UnfoundSubject> unfound = unfound(intake);
		Map<Integer, String> said = new HashMap<>();
		for (int i = 0; i < unfound.size(); i++) {
			said.put(i, rest);
		}
		parameters.forEach((name, value) -> {
			Matcher choice = CHOICE.matcher(name);
			if (choice.matches() && !value.isBlank()) {
				said.put(Integer.valueOf(choice.group(1)), value.equals("leave") ? "" : value);
			}
		});
		Settled settled = this.subjects.settle(intake, unfound, said, reader);
		if (!settled.done()) {
			redirect.addFlashAttribute("problem", "intake.gone");
		}
		if (!settled.refused().isEmpty()) {
			redirect.addFlashAttribute("refused", settled.refused());
		}
		return "redirect:/intake/" + run;
	}

	private List<UnfoundSubject> unfound(Intake intake) {
		Summary summary = this.findings.summary(intake);
		return (summary != null) ? summary.unfoundSubjects() : List.of();
	}

	private Intake own(UUID run, Reader reader) {
		return this.intakes.find(run, reader)
			.filter((intake) -> intake.account().equals(reader.account()) && intake.state() == Intake.State.CHECKED)
			.orElseThrow(() -> new NoSuchElementException("No import " + run + " that waits for an answer"));
	}

}
