/** Databases through the command line, on the tests' own servers. */
@NullMarked
package dev.evenkeel.app.cli.database;

import org.jspecify.annotations.NullMarked;
