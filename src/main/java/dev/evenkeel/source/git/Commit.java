package dev.evenkeel.source.git;

import java.time.OffsetDateTime;

/**
 * A commit, as far as a report names it.
 *
 * @param id the full object name
 * @param date author date with the author's own offset
 * @param subject first line of the message
 */
public record Commit(String id, OffsetDateTime date, String subject) {}
