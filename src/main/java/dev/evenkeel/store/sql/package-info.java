/**
 * The log's rows in plain SQL that every engine we keep it in understands. Knows no engine. Start
 * with {@link dev.evenkeel.store.sql.SqlStorage}.
 */
@NullMarked
package dev.evenkeel.store.sql;

import org.jspecify.annotations.NullMarked;
