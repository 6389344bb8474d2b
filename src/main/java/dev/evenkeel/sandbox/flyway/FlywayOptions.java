package dev.evenkeel.sandbox.flyway;

import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Hands options to Flyway as they were written. */
final class FlywayOptions {
  /** Flyway reads this one from a map only where another major version of a library lies. */
  private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";

  private FlywayOptions() {}

  static void apply(Map<String, String> options, FluentConfiguration configured) {
    var plain = new TreeMap<>(options);
    String lock = plain.remove(TRANSACTIONAL_LOCK);
    configured.configuration(plain);
    if (lock != null) {
      configured
          .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
          .setTransactionalLock(Boolean.parseBoolean(lock));
    }
  }
}
