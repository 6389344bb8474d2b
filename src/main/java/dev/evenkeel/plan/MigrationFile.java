package dev.evenkeel.plan;

/**
 * A file of a folder of migrations, read already.
 *
 * @param path relative to the folder, with {@code /}
 * @param text decoded as UTF-8, a byte order mark taken off
 */
public record MigrationFile(String path, String text) {}
