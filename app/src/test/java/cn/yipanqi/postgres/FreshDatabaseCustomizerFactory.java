package cn.yipanqi.postgres;

import java.util.List;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives each Spring context of a test a database of its own, made when its data source
 * first asks. Tests that share a context share its database.
 */
class FreshDatabaseCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return new FreshDatabase();
	}

	/**
	 * A record, so that contexts that differ in nothing else are still shared.
	 */
	record FreshDatabase() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			RootBeanDefinition definition = new RootBeanDefinition(JdbcConnectionDetails.class, TestDatabases::create);
			definition.setLazyInit(true);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition("freshDatabase", definition);
		}

	}

}
