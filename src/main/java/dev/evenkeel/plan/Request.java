package dev.evenkeel.plan;

/**
 * What a tool sends to the server in one go: one statement, or a whole file as one simple query.
 *
 * @param sql as sent
 * @param file where it was read from, as written
 * @param line of its first character that is no comment and no space, 1-based
 */
public record Request(String sql, String file, int line) {
  public String at() {
    return file + ":" + line;
  }
}
