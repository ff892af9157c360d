package cn.yipanqi.web;

import java.util.Locale;

import cn.yipanqi.engine.pack.Pack;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The reader's language: the campaign's, until the reader chooses another with
 * {@code ?lang=}. A program chooses with its request's header.
 */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

	@Bean
	LocaleResolver localeResolver(Pack pack) {
		CookieLocaleResolver resolver = new CookieLocaleResolver("language");
		Locale locale = pack.campaign().locale();
		resolver.setDefaultLocaleFunction((request) -> isProgram(request) ? request.getLocale() : locale);
		return resolver;
	}

	/**
	 * Programs say with each request which language they want; browsers say what they
	 * were installed with.
	 */
	private static boolean isProgram(HttpServletRequest request) {
		return request.getRequestURI().startsWith("/api/") && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		LocaleChangeInterceptor interceptor = new LocaleChangeInterceptor();
		interceptor.setParamName("lang");
		interceptor.setIgnoreInvalidLocale(true);
		registry.addInterceptor(interceptor);
	}

}
