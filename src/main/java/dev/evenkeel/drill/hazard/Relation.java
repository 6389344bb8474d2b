package dev.evenkeel.drill.hazard;

/**
 * A table or the like at one moment.
 *
 * @param id the same as long as it lives, whatever its name
 * @param name with its schema
 * @param kind PostgreSQL's letter: {@code r} table, {@code p} partitioned, {@code i} index, {@code
 *     v} view, {@code m} materialized view, {@code S} sequence
 * @param storage another one when it was rewritten
 * @param of the table that an index belongs to; 0 for all else
 * @param rowSecurity whether policies filter its rows
 * @param policies how many there are
 */
public record Relation(
    long id, String name, String kind, long storage, long of, boolean rowSecurity, int policies) {
  /** Whether it holds rows of its own, or its partitions do. */
  public boolean isTable() {
    return kind.equals("r") || kind.equals("p");
  }

  /** Whether queries name it. */
  public boolean isReadFrom() {
    return isTable() || kind.equals("v") || kind.equals("m") || kind.equals("f");
  }

  public boolean isIndex() {
    return kind.equals("i") || kind.equals("I");
  }

  public String kindWord() {
    return switch (kind) {
      case "r", "p" -> "table";
      case "i", "I" -> "index";
      case "v" -> "view";
      case "m" -> "materialized view";
      case "S" -> "sequence";
      default -> "relation";
    };
  }
}
