package cn.yipanqi.intake;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import org.jspecify.annotations.Nullable;

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
 * Where all that an import brought in is cancelled as one act.
 */
@Controller
@Requires(Permission.WRITE)
@RequestMapping("/intake/{run:[0-9a-f-]{36}}/withdrawal")
class WithdrawalController {

	private final Intakes intakes;

	private final IntakePages pages;

	private final BatchPages batches;

	private final Withdrawals withdrawals;

	WithdrawalController(Intakes intakes, IntakePages pages, BatchPages batches, Withdrawals withdrawals) {
		this.intakes = intakes;
		this.pages = pages;
		this.batches = batches;
		this.withdrawals = withdrawals;
	}

	@GetMapping
	String ask(@AuthenticationPrincipal Reader reader, @PathVariable UUID run, Locale locale, Model model) {
		Intake intake = filed(reader, run);
		if (intake.isOpen()) {
			return "redirect:/intake/" + run;
		}
		model.addAttribute("view", this.pages.view(intake, reader, locale));
		model.addAttribute("corrected", this.batches.corrected(intake, reader, locale));
		return "intake/withdrawal";
	}

	@PostMapping
	String withdraw(@AuthenticationPrincipal Reader reader, @PathVariable UUID run,
			@RequestParam("reason") String given,
			@RequestParam(name = "also", required = false) @Nullable List<Long> also, RedirectAttributes redirect) {
		filed(reader, run);
		String reason = given.strip();
		if (reason.isEmpty() || reason.length() > Withdrawals.LONGEST_REASON
				|| reason.chars().anyMatch(Character::isISOControl)) {
			redirect.addFlashAttribute("problem", "record.reason-missing");
			return "redirect:/intake/" + run + "/withdrawal";
		}
		if (!this.withdrawals.ask(run, reader, reason, (also != null) ? also : List.of())) {
			redirect.addFlashAttribute("problem", "intake.gone");
		}
		return "redirect:/intake/" + run;
	}

	private Intake filed(Reader reader, UUID run) {
		return this.intakes.find(run, reader)
			.filter((intake) -> intake.state().isFiled() || intake.state() == Intake.State.WITHDRAWING)
			.orElseThrow(() -> new NoSuchElementException("No import " + run));
	}

}
