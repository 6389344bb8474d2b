package dev.evenkeel.sandbox;

import dev.evenkeel.plan.Dialect;

/**
 * A server's kind and version.
 *
 * @param version as the server says it, e.g. {@code 18.6}
 */
public record Engine(Dialect dialect, String version) {}
