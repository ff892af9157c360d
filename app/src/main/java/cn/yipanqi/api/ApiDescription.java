package cn.yipanqi.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;

import org.springframework.stereotype.Component;

/**
 * What the OpenAPI document says of the interface as a whole.
 */
@Component
@OpenAPIDefinition(info = @Info(title = "Yipanqi", version = "v1",
		description = "Records of a special rectification campaign, and the figures that stand on them. A token acts "
				+ "in one grant of its account: what lies outside that scope is not found. Texts for people come in "
				+ "the language that Accept-Language asks for, otherwise in the campaign's own.",
		license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
		servers = @Server(url = "/"), security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "ypq_…",
		description = "A token made on the account's own page.")
class ApiDescription {

}
