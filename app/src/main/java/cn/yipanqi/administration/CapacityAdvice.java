package cn.yipanqi.administration;

import java.util.List;
import java.util.Locale;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Reader;
import cn.yipanqi.access.Role;
import cn.yipanqi.organization.ScopeNames;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells every page in which capacity the reader acts, and in which others it might.
 */
@ControllerAdvice
class CapacityAdvice {

	private final ScopeNames names;

	CapacityAdvice(ScopeNames names) {
		this.names = names;
	}

	@ModelAttribute("capacities")
	List<Capacity> capacities(@Nullable Authentication authentication, Locale locale) {
		if (authentication == null || !(authentication.getPrincipal() instanceof Reader reader)) {
			return List.of();
		}
		return reader.grants().stream().map((grant) -> capacity(grant, reader, locale)).toList();
	}

	private Capacity capacity(Grant grant, Reader reader, Locale locale) {
		return new Capacity(grant.id(), grant.role(), this.names.of(grant.scope(), locale),
				grant.equals(reader.capacity()));
	}

	/**
	 * A capacity to act in.
	 *
	 * @param grant number of the grant
	 * @param place what the grant reaches
	 * @param present whether the reader acts in it now
	 */
	record Capacity(long grant, Role role, String place, boolean present) {
	}

}
