package dev.evenkeel.environment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy does, in order.
 *
 * @param migrations the database migrations it runs
 * @param oneWay units with no way back that somebody signed for
 */
public record PlanDeclaration(Optional<Migrations> migrations, List<OneWayUnit> oneWay) {
  public PlanDeclaration {
    oneWay = List.copyOf(oneWay);
  }

  /**
   * Migrations.
   *
   * @param path their folder
   * @param layout the tool whose rules hold; {@code auto} and absence mean: recognise it
   * @param database the source of kind database that they change
   */
  public record Migrations(
      DeclaredPath path, Optional<String> layout, Optional<String> database, String at) {}

  /**
   * A point of no return that somebody signed for.
   *
   * @param unit the migration's id
   * @param at {@code file:line}
   */
  public record OneWayUnit(
      String unit, String why, String owner, LocalDate expires, String changeOurMind, String at) {}

  static PlanDeclaration read(Fields plan) {
    return new PlanDeclaration(
        plan.fields("migrations").flatMap(PlanDeclaration::migrations),
        plan.each("oneWay").stream().flatMap(unit -> oneWay(unit).stream()).toList());
  }

  private static Optional<Migrations> migrations(Fields migrations) {
    return migrations
        .path("path")
        .map(
            path ->
                new Migrations(
                    path,
                    migrations.string("layout"),
                    migrations.string("database"),
                    migrations.at()));
  }

  private static Optional<OneWayUnit> oneWay(Fields unit) {
    return unit.scalar("expires")
        .flatMap(date -> AllowanceReader.date(unit, date))
        .map(
            expires ->
                new OneWayUnit(
                    unit.string("unit").orElse(""),
                    unit.string("why").orElse(""),
                    unit.string("owner").orElse(""),
                    expires,
                    unit.string("changeOurMind").orElse(""),
                    unit.at()));
  }
}
