package dev.evenkeel.app.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The process a command runs in, as values, so that tests can be another one.
 *
 * @param out the report and nothing else
 * @param err progress, notes, errors
 * @param directory where relative paths start
 * @param variables the process's environment variables
 * @param clock what today is
 * @param terminal whether {@code out} is a terminal
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    Map<String, String> variables,
    Clock clock,
    boolean terminal) {}
