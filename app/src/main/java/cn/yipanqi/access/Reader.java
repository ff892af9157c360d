package cn.yipanqi.access;

import java.util.Collection;
import java.util.List;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The signed-in account: who reads or writes, in which role and how far.
 */
public record Reader(String account, String displayName, Role role, Scope scope, String password,
		boolean enabled) implements UserDetails {

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		List<SimpleGrantedAuthority> authorities = new java.util.ArrayList<>();
		authorities.add(new SimpleGrantedAuthority("ROLE_" + this.role.name()));
		if (this.role.writes()) {
			authorities.add(new SimpleGrantedAuthority("WRITE"));
		}
		if (this.role.issues()) {
			authorities.add(new SimpleGrantedAuthority("ISSUE"));
		}
		return authorities;
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
