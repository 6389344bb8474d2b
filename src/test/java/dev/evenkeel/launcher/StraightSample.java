package dev.evenkeel.launcher;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the JVM links on its own: records of every kind of component, and switches by class. */
public final class StraightSample implements Supplier<String> {
  record Every(
      boolean a,
      byte b,
      char c,
      short d,
      int e,
      long f,
      float g,
      double h,
      @Nullable String text,
      @Nullable List<?> list) {}

  record Nothing() {}

  record One(@Nullable Object any) {}

  sealed interface Shape permits Dot, Line, Area {
    default String word() {
      return switch (this) {
        case Dot dot when dot.at > 2 -> "far dot";
        case Dot dot -> "dot " + dot.at;
        case Line line when line.from == line.to -> "no line";
        case Line line when line.from > line.to -> "line back";
        case Line _ -> "line";
        case Area(Line one, Line other) when one.equals(other) -> "square of " + one.word();
        case Area _ -> "area";
      };
    }
  }

  record Dot(int at) implements Shape {}

  record Line(int from, int to) implements Shape {}

  record Area(Line one, Line other) implements Shape {}

  enum Word {
    YES,
    NO
  }

  private static String word(@Nullable Object any) {
    return switch (any) {
      case null -> "null";
      case Integer i when i < 0 -> "negative";
      case Integer _, Long _ -> "whole";
      case Word.YES -> "yes";
      case Word word -> word.name();
      case CharSequence text when text.isEmpty() -> "empty";
      case String text -> text;
      case int[] ints -> "ints " + ints.length;
      case List<?> list -> "list " + list.size();
      case Shape shape -> shape.word();
      default -> "another";
    };
  }

  private static String strict(Object any) {
    return switch (any) {
      case CharSequence text -> "text " + text.length();
      case Map<?, ?> map -> "map " + map.size();
      case Object other -> word(other);
    };
  }

  private static Every every(Random random) {
    return new Every(
        random.nextBoolean(),
        (byte) random.nextInt(2),
        (char) ('a' + random.nextInt(2)),
        (short) random.nextInt(2),
        random.nextInt(2),
        random.nextInt(2) * 5_000_000_000L,
        List.of(0f, -0f, Float.NaN, 1f).get(random.nextInt(4)),
        List.of(0d, -0d, Double.NaN, 1d).get(random.nextInt(4)),
        random.nextBoolean() ? null : "text" + random.nextInt(2),
        random.nextBoolean() ? null : List.of(random.nextInt(2)));
  }

  /** All that can be seen of it, in one text. */
  @Override
  public String get() {
    var seen = new StringBuilder();
    var random = new Random(7);
    for (int i = 0; i < 400; i++) {
      Every one = every(random);
      Every other = every(random);
      Every nearly =
          new Every(one.a, one.b, one.c, one.d, one.e, one.f, one.g, one.h, one.text, other.list);
      seen.append(one.hashCode()).append(one.equals(other)).append(one.equals(nearly));
      seen.append(one.equals(copy(one)))
          .append(one.equals(null))
          .append(one.equals(""))
          .append(one);
    }
    seen.append(new Nothing().hashCode()).append(new Nothing().equals(new Nothing()));
    seen.append(new Nothing().equals(new One(null))).append(new One(null).hashCode());
    seen.append(new One(null).equals(new One(null))).append(new One(null).equals(new One(1)));
    for (Object any :
        new Object[] {
          -1,
          1,
          1L,
          Word.YES,
          Word.NO,
          "",
          new StringBuilder(),
          "text",
          new StringBuilder("more"),
          new int[3],
          List.of(1, 2),
          new Dot(1),
          new Dot(3),
          new Line(1, 1),
          new Line(2, 1),
          new Line(1, 2),
          new Area(new Line(1, 2), new Line(1, 2)),
          new Area(new Line(1, 2), new Line(1, 3)),
          1.5,
          Map.of("a", 1)
        }) {
      seen.append(word(any)).append(strict(any)).append('\n');
    }
    seen.append(word(null));
    try {
      seen.append(strict(nothing()));
    } catch (NullPointerException e) {
      seen.append("refused");
    }
    return seen.toString();
  }

  private static Every copy(Every one) {
    return new Every(one.a, one.b, one.c, one.d, one.e, one.f, one.g, one.h, one.text, one.list);
  }

  @SuppressWarnings("NullAway") // what a switch does with null is part of what is seen
  private static Object nothing() {
    return null;
  }
}
