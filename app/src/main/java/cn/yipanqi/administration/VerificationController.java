package cn.yipanqi.administration;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import cn.yipanqi.access.AuditTrail;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Requires;
import cn.yipanqi.seal.SealKind;
import cn.yipanqi.seal.Seals;
import cn.yipanqi.seal.Verifications;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The proof that nothing was changed behind the application's back: run, followed, and
 * compared with what was printed.
 */
@Controller
@Requires(Permission.AUDIT)
@RequestMapping("/audit/verification")
class VerificationController {

	private final Verifications verifications;

	private final Seals seals;

	private final AuditTrail trail;

	private final Clock clock;

	VerificationController(Verifications verifications, Seals seals, AuditTrail trail, Clock clock) {
		this.verifications = verifications;
		this.seals = seals;
		this.trail = trail;
		this.clock = clock;
	}

	/**
	 * @param digest the digest of a checkpoint as it was printed; empty to look none up
	 */
	@GetMapping
	String verification(@RequestParam(defaultValue = "") String digest, Model model) {
		state(model);
		model.addAttribute("checkpoints",
				Arrays.stream(SealKind.values()).map(this.seals::latest).flatMap(Optional::stream).toList());
		model.addAttribute("digest", digest);
		model.addAttribute("vouched", digest.isBlank() ? null : this.seals.find(digest).orElse(null));
		return "administration/verification";
	}

	/**
	 * How far the proof is, for a page that follows it.
	 */
	@GetMapping("/state")
	String state(Model model) {
		model.addAttribute("state", this.verifications.state());
		return "administration/verification-state";
	}

	@PostMapping
	String verify(@AuthenticationPrincipal Reader reader) {
		this.trail.record(this.clock.instant(), reader.account(), "verify", "ledger", Map.of());
		this.verifications.start();
		return "redirect:/audit/verification";
	}

}
