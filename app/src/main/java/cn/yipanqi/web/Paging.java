package cn.yipanqi.web;

/**
 * Which page of a list is shown. A number beyond the last page shows the last.
 *
 * @param page number of the page, from 0
 * @param pages how many pages there are
 * @param size how many things a page holds
 */
public record Paging(long page, long pages, int size) {

	public static Paging of(long wanted, int size, long count) {
		long pages = (count + size - 1) / size;
		return new Paging(Math.max(0, Math.min(wanted, pages - 1)), pages, size);
	}

	/**
	 * How many things come before the page.
	 */
	public long offset() {
		return this.page * this.size;
	}

}
