package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import dev.evenkeel.contract.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A text of some length that matches some patterns and formats, and not others. */
final class Strings {
  /** The characters that a dot does not stand for. */
  static final String LINE_END = "[\\n\\r\\u2028\\u2029]";

  private static final int MOST_TRIED = 12;

  /** A text or two of each format. */
  private static final Map<String, List<String>> SAMPLES =
      Map.ofEntries(
          Map.entry("date", List.of("2024-01-31", "1999-12-01")),
          Map.entry("date-time", List.of("2024-01-31T10:20:30Z", "1999-12-01T00:00:00.000Z")),
          Map.entry("time", List.of("10:20:30Z", "00:00:00+01:00")),
          Map.entry("duration", List.of("P1D", "PT36H")),
          Map.entry("email", List.of("a@example.org", "first.last@example.org")),
          Map.entry("idn-email", List.of("a@example.org")),
          Map.entry("hostname", List.of("example.org", "a")),
          Map.entry("idn-hostname", List.of("example.org", "a")),
          Map.entry("ipv4", List.of("192.0.2.1", "203.0.113.255")),
          Map.entry("ipv6", List.of("2001:db8::1", "::1")),
          Map.entry("uri", List.of("https://example.org/a", "urn:a:b")),
          Map.entry("uri-reference", List.of("a", "https://example.org/a")),
          Map.entry("uri-template", List.of("https://example.org/{a}")),
          Map.entry("iri", List.of("https://example.org/a")),
          Map.entry("iri-reference", List.of("a", "https://example.org/a")),
          Map.entry("uuid", List.of("123e4567-e89b-12d3-a456-426614174000")),
          Map.entry("json-pointer", List.of("/a/b", "")),
          Map.entry("relative-json-pointer", List.of("0", "1/a")),
          Map.entry("regex", List.of("a", "^[a-z]+$")));

  private final Solver solver;
  private final Cell cell;
  private final Set<String> wanted = new LinkedHashSet<>();
  private final Set<String> unwanted = new LinkedHashSet<>();
  private final Set<String> formats = new LinkedHashSet<>();
  private final Set<String> noFormats = new LinkedHashSet<>();
  private long min;
  private long max = Formulas.NO_LIMIT;
  private Optional<Json> guess = Optional.empty();

  Strings(Solver solver, Cell cell) {
    this.solver = solver;
    this.cell = cell;
  }

  Answer solve() {
    for (Formula.Length length : cell.all(Formula.Length.class)) {
      min = Math.max(min, length.min());
      max = Math.min(max, length.max());
    }
    cell.all(Formula.Matches.class)
        .forEach(m -> (m.positive() ? wanted : unwanted).add(m.pattern()));
    cell.all(Formula.HasFormat.class)
        .forEach(f -> (f.positive() ? formats : noFormats).add(f.format()));
    boolean contradiction =
        min > max
            || wanted.stream().anyMatch(unwanted::contains)
            || formats.stream().anyMatch(noFormats::contains);
    return contradiction ? Answer.none() : search();
  }

  private Answer search() {
    var excluded = new LinkedHashSet<>(cell.excludedTexts());
    for (int i = 0; i < MOST_TRIED; i++) {
      Words.Search search = shortest(Set.copyOf(excluded));
      switch (search) {
        case Words.Search.None none -> {
          return guess.isEmpty() ? Answer.none() : undecided();
        }
        case Words.Search.GaveUp gaveUp -> {
          return samples().orElseGet(this::undecided);
        }
        case Words.Search.Found(String word) -> {
          if (fits(word)) {
            return new Answer.Found(new Json.Text(word));
          }
          excluded.add(word);
        }
      }
    }
    return samples().orElseGet(this::undecided);
  }

  /**
   * On one line where there is such a word; else not with a line's end last, which not every
   * machine reads alike.
   */
  private Words.Search shortest(Set<String> excluded) {
    for (String unliked : List.of(LINE_END, LINE_END + "$")) {
      Words.Search search = shortest(excluded, List.of(unliked));
      if (!(search instanceof Words.Search.None)) {
        return search;
      }
    }
    return shortest(excluded, List.of());
  }

  private Words.Search shortest(Set<String> excluded, List<String> unliked) {
    var without = new ArrayList<>(regular(unwanted));
    without.addAll(unliked);
    return new Words(solver.patterns(), regular(wanted), without, excluded, min, max).shortest();
  }

  private List<String> regular(Set<String> patterns) {
    return patterns.stream().filter(solver.patterns()::regular).toList();
  }

  private boolean fits(String word) {
    var value = new Json.Text(word);
    Tri holds = solver.evaluation().all(cell.atoms(), value);
    if (holds == Tri.UNKNOWN && guess.isEmpty()) {
      guess = Optional.of(value);
    }
    return holds == Tri.YES && !cell.excluded().contains(value);
  }

  private Optional<Answer> samples() {
    var tried = new ArrayList<String>();
    formats.forEach(format -> tried.addAll(SAMPLES.getOrDefault(format, List.of())));
    SAMPLES.values().forEach(tried::addAll);
    return tried.stream()
        .filter(this::fits)
        .findFirst()
        .map(word -> new Answer.Found(new Json.Text(word)));
  }

  private Answer undecided() {
    var said = new TreeSet<String>();
    wanted.forEach(p -> said.add("matches " + p));
    unwanted.forEach(p -> said.add("does not match " + p));
    formats.forEach(f -> said.add("is a " + f));
    noFormats.forEach(f -> said.add("is no " + f));
    return new Answer.Undecided(
        List.of("whether there is a text that " + String.join(" and ", said)), guess);
  }
}
