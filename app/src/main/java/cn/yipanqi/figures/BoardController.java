package cn.yipanqi.figures;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * How the board of this node stands, for the administrators: whether its memory lasts.
 */
@Controller
@Requires(Permission.ADMINISTER)
class BoardController {

	private final Board board;

	private final IndicatorWatch watch;

	BoardController(Board board, IndicatorWatch watch) {
		this.board = board;
		this.watch = watch;
	}

	@GetMapping("/board")
	String state(Model model) {
		model.addAttribute("state", this.board.state());
		model.addAttribute("change", this.watch.found());
		return "figures/board";
	}

}
