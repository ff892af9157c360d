package cn.yipanqi.access;

import java.util.Optional;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the page needs on which a code generator is set up: a secret that stays the same
 * until it is done, as text and as a QR code.
 */
@Component
class CodeSetUp {

	private final OneTimeCodes codes;

	private final WebSessions sessions;

	CodeSetUp(OneTimeCodes codes, WebSessions sessions) {
		this.codes = codes;
		this.sessions = sessions;
	}

	/**
	 * Fills the page in.
	 * @param action where it sends the code
	 * @param picture where its QR code is
	 */
	String page(String account, String action, String picture, HttpServletRequest request, Model model) {
		String secret = secret(request).orElseGet(this.codes::newSecret);
		this.sessions.keepCodeSecret(secret, request);
		model.addAttribute("account", account);
		model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
		model.addAttribute("action", action);
		model.addAttribute("picture", picture);
		return "access/code-set-up";
	}

	Optional<String> secret(HttpServletRequest request) {
		return this.sessions.codeSecret(request);
	}

	void done(HttpServletRequest request) {
		this.sessions.keepCodeSecret(null, request);
	}

	/**
	 * The QR code as SVG.
	 */
	static String picture(String account, String secret) {
		try {
			BitMatrix matrix = new QRCodeWriter().encode(OneTimeCodes.address(account, secret), BarcodeFormat.QR_CODE,
					0, 0);
			StringBuilder dots = new StringBuilder();
			for (int y = 0; y < matrix.getHeight(); y++) {
				for (int x = 0; x < matrix.getWidth(); x++) {
					if (matrix.get(x, y)) {
						dots.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
					}
				}
			}
			return """
					<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" shape-rendering="crispEdges">\
					<path fill="#fff" d="M0 0h%1$dv%2$dH0z"/><path d="%3$s"/></svg>
					""".formatted(matrix.getWidth(), matrix.getHeight(), dots);
		}
		catch (WriterException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
