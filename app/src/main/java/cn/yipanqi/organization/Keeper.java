package cn.yipanqi.organization;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Scope;

import org.springframework.security.access.AccessDeniedException;

/**
 * Who keeps the command structure, and how far: the campaign office of a region keeps
 * that region's and those below it.
 *
 * @param account name of the account
 * @param scope how far it reaches
 * @param keeps whether it may change anything at all
 */
public record Keeper(String account, Scope scope, boolean keeps) {

	/**
	 * The system itself, which sets up what the pack names. No account can bear its name.
	 */
	public static final Keeper SYSTEM = new Keeper("(system)", Scope.EVERYTHING, true);

	public static Keeper of(Reader reader) {
		return new Keeper(reader.account(), reader.scope(), reader.may(Permission.ORGANIZE));
	}

	public boolean keeps(String region) {
		return this.keeps && this.scope.covers(region, null, null);
	}

	/**
	 * @throws AccessDeniedException if the region is not kept by this keeper
	 */
	void require(String region) {
		if (!keeps(region)) {
			throw new AccessDeniedException("'" + this.account + "' does not keep region '" + region + "'");
		}
	}

}
