/**
 * The command line: flags, exit codes, standard streams. Decides nothing about environments. Start
 * with {@link dev.evenkeel.app.cli.Main}.
 */
@NullMarked
package dev.evenkeel.app.cli;

import org.jspecify.annotations.NullMarked;
