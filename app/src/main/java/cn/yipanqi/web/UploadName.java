package cn.yipanqi.web;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.multipart.MultipartFile;

/**
 * What an uploaded file is called from then on: without the folders that some browsers
 * send along, and short enough to be kept and shown, with what says of which kind it is.
 */
public final class UploadName {

	private static final int LONGEST = 100;

	private static final Pattern ENDING = Pattern.compile("\\.\\p{Alnum}{1,8}$");

	private UploadName() {
	}

	public static String of(MultipartFile file) {
		return of(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
	}

	static String of(String sent) {
		String plain = sent.replaceAll("\\p{Cntrl}", "");
		String name = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1).strip();
		if (name.isEmpty()) {
			return "?";
		}
		if (name.length() <= LONGEST) {
			return name;
		}
		Matcher ending = ENDING.matcher(name);
		String kind = ending.find() ? ending.group() : "";
		int end = LONGEST - kind.length() - 1;
		return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…" + kind;
	}

}
