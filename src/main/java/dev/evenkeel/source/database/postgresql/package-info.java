/**
 * PostgreSQL 13 to 18 by catalog SQL. Start with {@link
 * dev.evenkeel.source.database.postgresql.PostgresqlCatalog}.
 *
 * <p>Every class of objects is a {@link dev.evenkeel.source.database.postgresql.Part}: one
 * statement over all schemas, mostly one catalog scanned from the first object id that a user can
 * make, and the place of each row in the tree. All statements go out together; names are joined
 * here, by object id, which is cheaper than a join planned anew on each connection.
 *
 * <p>Never here: a statement that writes, a role's password, an opinion.
 */
@NullMarked
package dev.evenkeel.source.database.postgresql;

import org.jspecify.annotations.NullMarked;
