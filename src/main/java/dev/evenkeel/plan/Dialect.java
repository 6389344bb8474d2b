package dev.evenkeel.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose SQL a script is written in; the word is that of {@code --engine}. */
public enum Dialect {
  POSTGRESQL("postgresql"),
  MARIADB("mariadb"),
  MYSQL("mysql");

  private final String word;

  Dialect(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** A name that means its object alone, whatever characters it has. */
  public String quoted(String name) {
    return this == POSTGRESQL
        ? '"' + name.replace("\"", "\"\"") + '"'
        : '`' + name.replace("`", "``") + '`';
  }

  public static Optional<Dialect> named(String word) {
    return Arrays.stream(values()).filter(dialect -> dialect.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Dialect::word).toList();
  }
}
