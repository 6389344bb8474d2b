package dev.evenkeel.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a migration tool lays its files out; the name is the word of {@code --layout}. */
public enum Layout {
  FLYWAY("flyway"),
  GOLANG_MIGRATE("golang-migrate"),
  DIESEL("diesel"),
  SQL_MIGRATE("sql-migrate"),
  GOOSE("goose"),
  DBMATE("dbmate"),
  SQLX("sqlx"),
  POP("pop"),
  ATLAS("atlas"),
  PRISMA("prisma"),
  LIQUIBASE_SQL("liquibase-sql"),
  SQITCH("sqitch"),
  PAIRS("pairs");

  private final String word;

  Layout(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Layout> named(String word) {
    return Arrays.stream(values()).filter(layout -> layout.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Layout::word).toList();
  }
}
