package cn.yipanqi.figures;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page what it needs to print figures and to link them.
 */
@ControllerAdvice
class FigureAdvice {

	private final FigureAddress addresses;

	private final Formats formats;

	FigureAdvice(FigureAddress addresses, Formats formats) {
		this.addresses = addresses;
		this.formats = formats;
	}

	@ModelAttribute("figureAddress")
	FigureAddress figureAddress() {
		return this.addresses;
	}

	@ModelAttribute("formats")
	Formats formats() {
		return this.formats;
	}

}
