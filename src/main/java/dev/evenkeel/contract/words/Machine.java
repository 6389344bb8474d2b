package dev.evenkeel.contract.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a machine that reads a word character by character, in all the ways there are at
 * once. A pattern is found anywhere in a word, as JSON Schema wants it.
 */
final class Machine {
  private static final int LARGEST = 20_000;

  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A way on without a character: always, at the start, at the end. */
  private enum Free {
    ALWAYS,
    START,
    END
  }

  private record Step(@Nullable CharSet set, Free free, int to) {}

  private final List<List<Step>> steps = new ArrayList<>();
  private final int start;
  private final int end;
  private final Map<BitSet, Map<Integer, BitSet>> known = new HashMap<>();

  private Machine(Syntax syntax) {
    start = state();
    add(start, new Step(CharSet.ALL, Free.ALWAYS, start));
    end = build(syntax, start);
    add(end, new Step(CharSet.ALL, Free.ALWAYS, end));
  }

  /** Empty where it would be too large. */
  static Optional<Machine> of(Syntax syntax) {
    try {
      return Optional.of(new Machine(syntax));
    } catch (TooLarge e) {
      return Optional.empty();
    }
  }

  private int state() {
    if (steps.size() >= LARGEST) {
      throw new TooLarge();
    }
    steps.add(new ArrayList<>(2));
    return steps.size() - 1;
  }

  private void add(int from, Step step) {
    steps.get(from).add(step);
  }

  private int free(int from, Free kind) {
    int to = state();
    add(from, new Step(null, kind, to));
    return to;
  }

  private int build(Syntax syntax, int from) {
    return switch (syntax) {
      case Syntax.One(CharSet set) -> {
        int to = state();
        add(from, new Step(set, Free.ALWAYS, to));
        yield to;
      }
      case Syntax.Sequence(List<Syntax> parts) -> {
        int here = free(from, Free.ALWAYS);
        for (Syntax part : parts) {
          here = build(part, here);
        }
        yield here;
      }
      case Syntax.Choice(List<Syntax> ways) -> {
        int to = state();
        for (Syntax way : ways) {
          add(build(way, free(from, Free.ALWAYS)), new Step(null, Free.ALWAYS, to));
        }
        yield to;
      }
      case Syntax.Repeat repeat -> repeat(repeat, from);
      case Syntax.Start anchor -> free(from, Free.START);
      case Syntax.End anchor -> free(from, Free.END);
    };
  }

  private int repeat(Syntax.Repeat repeat, int from) {
    int here = free(from, Free.ALWAYS);
    for (int i = 0; i < repeat.min(); i++) {
      here = build(repeat.inside(), here);
    }
    if (repeat.max() < 0) {
      int loop = free(here, Free.ALWAYS);
      add(build(repeat.inside(), loop), new Step(null, Free.ALWAYS, loop));
      return free(loop, Free.ALWAYS);
    }
    int out = state();
    for (int i = repeat.min(); i < repeat.max(); i++) {
      add(here, new Step(null, Free.ALWAYS, out));
      here = build(repeat.inside(), here);
    }
    add(here, new Step(null, Free.ALWAYS, out));
    return out;
  }

  /** Where it stands before the first character. */
  BitSet begin() {
    var states = new BitSet();
    states.set(start);
    return closed(states, true, false);
  }

  /** Where it stands after one more. */
  BitSet after(BitSet states, int character) {
    return known
        .computeIfAbsent(states, s -> new HashMap<>())
        .computeIfAbsent(character, c -> moved(states, c));
  }

  private BitSet moved(BitSet states, int character) {
    var next = new BitSet();
    for (int s = states.nextSetBit(0); s >= 0; s = states.nextSetBit(s + 1)) {
      for (Step step : steps.get(s)) {
        if (step.set() != null && step.set().has(character)) {
          next.set(step.to());
        }
      }
    }
    return closed(next, false, false);
  }

  /** Whether the word may end here. */
  boolean accepts(BitSet states, boolean atStart) {
    return states.get(end) || closed(states, atStart, true).get(end);
  }

  private BitSet closed(BitSet states, boolean atStart, boolean atEnd) {
    var all = (BitSet) states.clone();
    var open = new ArrayList<Integer>();
    states.stream().forEach(open::add);
    while (!open.isEmpty()) {
      for (Step step : steps.get(open.removeLast())) {
        boolean may =
            step.set() == null
                && switch (step.free()) {
                  case ALWAYS -> true;
                  case START -> atStart;
                  case END -> atEnd;
                };
        if (may && !all.get(step.to())) {
          all.set(step.to());
          open.add(step.to());
        }
      }
    }
    return all;
  }

  boolean matches(String word) {
    BitSet states = begin();
    for (int c : word.codePoints().toArray()) {
      states = after(states, c);
    }
    return accepts(states, word.isEmpty());
  }

  /** The characters at which its sets begin, or end before. */
  void boundaries(Set<Integer> boundaries) {
    for (List<Step> from : steps) {
      for (Step step : from) {
        if (step.set() != null) {
          for (int[] range : step.set().ranges()) {
            boundaries.add(range[0]);
            boundaries.add(range[1] + 1);
          }
        }
      }
    }
  }
}
