package cn.yipanqi.postgres;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.function.SingletonSupplier;

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
			Supplier<EmbeddedPostgresConnection> database = SingletonSupplier.of(TestDatabases::create);
			register(context, "freshDatabase", JdbcConnectionDetails.class, database::get);
			register(context, "freshDatabaseOwner", FlywayConnectionDetails.class,
					() -> new EmbeddedPostgresOwner(database.get().server(), database.get().database()));
		}

		private static <T> void register(ConfigurableApplicationContext context, String name, Class<T> type,
				Supplier<? extends T> supplier) {
			RootBeanDefinition definition = new RootBeanDefinition(type, supplier::get);
			definition.setLazyInit(true);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(name, definition);
		}

	}

}
