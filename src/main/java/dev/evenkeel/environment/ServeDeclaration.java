package dev.evenkeel.environment;

import java.time.Duration;
import java.util.Optional;

/**
 * How the service runs: what its command line could say too, which wins.
 *
 * @param data the log's directory
 * @param highWater where the newest checkpoint that was handed out is kept
 * @param host where it listens
 * @param port where it listens; 0 for any that is free
 * @param postgresql {@code HOST[:PORT]/DATABASE} of a log that replicas share
 * @param access whose workloads may write
 * @param project whose records the comparisons are that it makes by itself
 * @param limits how long what a record says stays good, for the pages
 * @param bounds how much it takes
 * @param at {@code file:line}
 */
public record ServeDeclaration(
    Optional<DeclaredPath> data,
    Optional<DeclaredPath> highWater,
    Optional<String> host,
    Optional<Integer> port,
    Optional<String> postgresql,
    Optional<DeclaredPath> access,
    Optional<String> project,
    Limits limits,
    Bounds bounds,
    String at) {
  /** How old a comparison or a drill may be, how long a stage may run, where no record says it. */
  public record Limits(
      Optional<Duration> comparison, Optional<Duration> drill, Optional<Duration> stage) {}

  /**
   * How much the service takes.
   *
   * @param page rows of a page of changes
   * @param requestBytes the largest request
   * @param bodiesBytes bodies that may be on their way at once
   * @param arrival how long a request may take to arrive
   * @param idle how long a connection may be silent
   * @param waiting records that may wait for the log
   */
  public record Bounds(
      Optional<Integer> page,
      Optional<Long> requestBytes,
      Optional<Long> bodiesBytes,
      Optional<Duration> arrival,
      Optional<Duration> idle,
      Optional<Integer> waiting) {}

  static ServeDeclaration read(Fields serve) {
    return new ServeDeclaration(
        serve.path("data"),
        serve.path("highWater"),
        serve.string("host"),
        number(serve, "port"),
        serve.string("postgresql"),
        serve.path("access"),
        serve.string("project"),
        new Limits(
            span(serve, "limits", "comparison"),
            span(serve, "limits", "drill"),
            span(serve, "limits", "stage")),
        new Bounds(
            serve.fields("bounds").flatMap(bounds -> number(bounds, "page")),
            bytes(serve, "requestBytes"),
            bytes(serve, "bodiesBytes"),
            span(serve, "bounds", "arrival"),
            span(serve, "bounds", "idle"),
            serve.fields("bounds").flatMap(bounds -> number(bounds, "waiting"))),
        serve.at());
  }

  private static Optional<Duration> span(Fields serve, String part, String key) {
    return serve.fields(part).flatMap(fields -> fields.string(key)).flatMap(Spans::parse);
  }

  private static Optional<Long> bytes(Fields serve, String key) {
    return serve
        .fields("bounds")
        .flatMap(bounds -> bounds.scalar(key))
        .flatMap(JsonView::number)
        .map(Number::longValue);
  }

  private static Optional<Integer> number(Fields fields, String key) {
    return fields.scalar(key).flatMap(JsonView::number).map(Number::intValue);
  }
}
