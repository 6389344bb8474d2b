/**
 * MySQL 8 and MariaDB 10.6 and later as a catalog: what {@code information_schema} says of one
 * database, with what the two spell differently written one way.
 *
 * <p>Lives here: one class for each kind of object, {@link
 * dev.evenkeel.source.database.mysql.MysqlCatalog} conducts them. Never here: a statement that
 * writes, an opinion.
 */
@NullMarked
package dev.evenkeel.source.database.mysql;

import org.jspecify.annotations.NullMarked;
