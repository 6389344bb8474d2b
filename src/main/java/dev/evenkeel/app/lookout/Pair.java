package dev.evenkeel.app.lookout;

import java.time.Duration;
import java.util.Optional;

/**
 * What is looked at, and how often.
 *
 * @param project whose records it makes
 * @param limit how long one stays good
 */
public record Pair(
    String left, String right, Optional<String> project, Duration every, Duration limit) {}
