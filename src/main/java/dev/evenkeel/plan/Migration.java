package dev.evenkeel.plan;

import java.util.Optional;

/**
 * The unit that a tool applies and records.
 *
 * @param id the file's or folder's name without {@code .up.sql}, {@code .sql} and the like
 * @param version as the tool records it; empty for a repeatable one
 * @param forth the way forth; its script may be empty
 * @param back the way back, where the folder holds one
 * @param repeatable run again whenever its text changes, after all versioned ones
 */
public record Migration(
    String id, String version, Script forth, Optional<Script> back, boolean repeatable) {}
