/**
 * A log in a PostgreSQL database, for several replicas: one appends at a time, and when it dies the
 * next one takes over. Start with {@link dev.evenkeel.store.postgresql.PostgresqlDatabase}.
 */
@NullMarked
package dev.evenkeel.store.postgresql;

import org.jspecify.annotations.NullMarked;
