/**
 * MariaDB as a sandbox: a server from embedded binaries, databases copied object by object. Read
 * {@link dev.evenkeel.sandbox.mariadb.MariadbSandbox} first.
 */
@NullMarked
package dev.evenkeel.sandbox.mariadb;

import org.jspecify.annotations.NullMarked;
