package cn.yipanqi.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The signed-in account: who reads or writes, in which capacity and how far.
 *
 * @param capacity the grant in which the account acts now; null if it holds none
 * @param grants all that it holds, from which it may choose another
 * @param credentials a number that grows when the password or the code generator changes
 * @param readsOnly whether it may only read, whatever its role permits
 */
public record Reader(String account, String displayName, @Nullable Grant capacity, List<Grant> grants, String password,
		boolean enabled, int credentials, boolean readsOnly) implements UserDetails {

	private static final Set<Permission> READING = EnumSet.of(Permission.NONE, Permission.SIGNED_IN, Permission.READ);

	public Reader(String account, String displayName, @Nullable Grant capacity, List<Grant> grants, String password,
			boolean enabled) {
		this(account, displayName, capacity, grants, password, enabled, 0, false);
	}

	/**
	 * @throws IllegalStateException if the account holds no grant: no endpoint that asks
	 * for a permission lets it in
	 */
	public Role role() {
		if (this.capacity == null) {
			throw new IllegalStateException("Account '" + this.account + "' holds no grant");
		}
		return this.capacity.role();
	}

	public Scope scope() {
		return (this.capacity != null) ? this.capacity.scope() : Scope.NOTHING;
	}

	/**
	 * Whether the account may do something in its present capacity.
	 */
	public boolean may(Permission permission) {
		if (this.readsOnly && !READING.contains(permission)) {
			return false;
		}
		return (this.capacity != null) ? this.capacity.role().may(permission)
				: permission == Permission.NONE || permission == Permission.SIGNED_IN;
	}

	/**
	 * The page where the account begins in its present capacity.
	 */
	public String home() {
		if (this.capacity == null) {
			return "/capacity";
		}
		return may(Permission.READ) ? "/" : "/accounts";
	}

	/**
	 * The same account in the capacity of a grant, or in the first that it holds if it
	 * does not hold that one (any more).
	 * @param grant number of the grant, or null for the first
	 */
	Reader as(@Nullable Long grant) {
		Grant chosen = this.grants.stream()
			.filter((held) -> grant != null && held.id() == grant)
			.findFirst()
			.orElse(this.grants.isEmpty() ? null : this.grants.get(0));
		return new Reader(this.account, this.displayName, chosen, this.grants, this.password, this.enabled,
				this.credentials, this.readsOnly);
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return Arrays.stream(Permission.values())
			.filter(this::may)
			.map((permission) -> new SimpleGrantedAuthority(permission.name()))
			.toList();
	}

	@Override
	public String getPassword() {
		return this.password;
	}

	@Override
	public String getUsername() {
		return this.account;
	}

	@Override
	public boolean isEnabled() {
		return this.enabled;
	}

	@Override
	public String toString() {
		return "Reader[" + this.account + "]";
	}

}
