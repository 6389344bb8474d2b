package dev.evenkeel.contract.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words that match some patterns, do not match others, and have a length. */
public final class Words {
  /** What became of looking for a word. */
  public sealed interface Search {
    /** A shortest one. */
    record Found(String word) implements Search {}

    /** There is none. */
    record None() implements Search {}

    /** It was not found out. */
    record GaveUp() implements Search {}
  }

  private static final int MOST_STATES = 30_000;

  private final List<Machine> wanted = new ArrayList<>();
  private final List<Machine> unwanted = new ArrayList<>();
  private final Set<String> excluded;
  private final long min;
  private final long max;

  /**
   * Words by what is asked of them.
   *
   * @param matching regular patterns that are found in them
   * @param notMatching regular patterns that are not
   * @param excluded words that are not meant
   */
  public Words(
      Patterns patterns,
      Collection<String> matching,
      Collection<String> notMatching,
      Set<String> excluded,
      long min,
      long max) {
    matching.forEach(p -> wanted.add(patterns.machine(p).orElseThrow()));
    notMatching.forEach(p -> unwanted.add(patterns.machine(p).orElseThrow()));
    this.excluded = Set.copyOf(excluded);
    this.min = min;
    this.max = max;
  }

  /** How far a word got in every machine; equal ones have the same future. */
  private record State(List<BitSet> wanted, List<BitSet> unwanted, long length, String excluded) {}

  private record Way(State state, @Nullable Way before, int character) {
    String word() {
      var word = new StringBuilder();
      var characters = new ArrayDeque<Integer>();
      for (Way way = this; way.before() != null; way = way.before()) {
        characters.push(way.character());
      }
      characters.forEach(word::appendCodePoint);
      return word.toString();
    }
  }

  /** A shortest word. */
  public Search shortest() {
    int[] alphabet = alphabet();
    var first = new Way(begin(), null, 0);
    var seen = new HashSet<State>();
    var open = new ArrayDeque<Way>();
    seen.add(first.state());
    open.add(first);
    while (!open.isEmpty()) {
      Way way = open.remove();
      if (accepted(way)) {
        return new Search.Found(way.word());
      }
      for (int character : alphabet) {
        Optional<State> next = after(way, character);
        if (next.isPresent() && seen.add(next.get())) {
          if (seen.size() > MOST_STATES) {
            return new Search.GaveUp();
          }
          open.add(new Way(next.get(), way, character));
        }
      }
    }
    return new Search.None();
  }

  private State begin() {
    return new State(
        wanted.stream().map(Machine::begin).toList(),
        unwanted.stream().map(Machine::begin).toList(),
        0,
        "");
  }

  /** Without the ways that no word can come from any more. */
  private Optional<State> after(Way way, int character) {
    State state = way.state();
    if (max != Long.MAX_VALUE && state.length() >= max) {
      return Optional.empty();
    }
    // beyond both limits a length says nothing more
    long length =
        max == Long.MAX_VALUE ? Math.min(state.length() + 1, Math.max(min, 1)) : state.length() + 1;
    return Optional.of(
        new State(
            moved(wanted, state.wanted(), character),
            moved(unwanted, state.unwanted(), character),
            length,
            near(state.excluded(), character)));
  }

  private static List<BitSet> moved(List<Machine> machines, List<BitSet> states, int character) {
    var next = new ArrayList<BitSet>(machines.size());
    for (int i = 0; i < machines.size(); i++) {
      next.add(machines.get(i).after(states.get(i), character));
    }
    return next;
  }

  private static final String FAR = "\0far";

  /** The word so far, while it can still become one that is excluded. */
  private String near(String before, int character) {
    if (before.equals(FAR)) {
      return FAR;
    }
    String word = before + Character.toString(character);
    return excluded.stream().anyMatch(e -> e.startsWith(word)) ? word : FAR;
  }

  private boolean accepted(Way way) {
    State state = way.state();
    boolean empty = way.before() == null;
    if (state.length() < min || excluded.contains(state.excluded())) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).accepts(state.wanted().get(i), empty)) {
        return false;
      }
    }
    for (int i = 0; i < unwanted.size(); i++) {
      if (unwanted.get(i).accepts(state.unwanted().get(i), empty)) {
        return false;
      }
    }
    return true;
  }

  /**
   * One character for each set of characters that no machine tells apart, a plain one if it can.
   */
  private int[] alphabet() {
    var boundaries = new TreeSet<Integer>();
    boundaries.add(0);
    boundaries.add((int) Character.MIN_SURROGATE);
    boundaries.add(Character.MAX_SURROGATE + 1);
    wanted.forEach(machine -> machine.boundaries(boundaries));
    unwanted.forEach(machine -> machine.boundaries(boundaries));
    for (String word : excluded) {
      word.codePoints()
          .forEach(
              c -> {
                boundaries.add(c);
                boundaries.add(c + 1);
              });
    }
    var plain = new ArrayList<Integer>();
    var odd = new ArrayList<Integer>();
    for (int first : boundaries) {
      if (first > CharSet.LAST || first == Character.MIN_SURROGATE) {
        continue;
      }
      Integer after = boundaries.higher(first);
      int last = after == null ? CharSet.LAST : after - 1;
      int character = representative(first, last);
      (character > ' ' && character < 0x7f ? plain : odd).add(character);
    }
    plain.sort(
        Comparator.<Integer>comparingInt(c -> Character.isLetterOrDigit(c) ? 0 : 1)
            .thenComparingInt(c -> c));
    plain.addAll(odd);
    return plain.stream().mapToInt(c -> c).toArray();
  }

  private static int representative(int first, int last) {
    for (int liked : new int[] {'a', 'A', '0', 'x', '_', '-', '~'}) {
      if (liked >= first && liked <= last) {
        return liked;
      }
    }
    for (int c = Math.max(first, '!'); c <= Math.min(last, '~'); c++) {
      return c;
    }
    return first;
  }
}
