package cn.yipanqi.figures;

import org.springframework.context.ApplicationContext;

/**
 * Where a started application has its board from.
 */
public final class BoardOrigin {

	private BoardOrigin() {
	}

	/**
	 * Whether it is from the file that the application before it has left.
	 */
	public static boolean isFile(ApplicationContext city) {
		return city.getBean(Board.class).state().restored();
	}

}
