package dev.evenkeel.sandbox.seed;

import java.util.List;
import java.util.Optional;

/**
 * A type, as far as values for it go.
 *
 * @param length most characters, bytes or bits; 0 where there is no limit
 * @param digits digits in all of a decimal, bits of an integer; 0 where there is no limit
 * @param scale digits behind the point
 * @param unsigned whether nothing is below zero
 * @param labels of an enumeration, or the values to be tried
 * @param element of an array
 */
record ValueType(
    Kind kind,
    int length,
    int digits,
    int scale,
    boolean unsigned,
    List<String> labels,
    Optional<ValueType> element) {
  ValueType {
    labels = List.copyOf(labels);
  }

  static ValueType of(Kind kind) {
    return new ValueType(kind, 0, 0, 0, false, List.of(), Optional.empty());
  }

  static ValueType listed(String... values) {
    return of(Kind.LISTED).labelled(List.of(values));
  }

  static ValueType integer(int bits) {
    return new ValueType(Kind.INTEGER, 0, bits, 0, false, List.of(), Optional.empty());
  }

  static ValueType decimal(int digits, int scale) {
    return new ValueType(Kind.DECIMAL, 0, digits, scale, false, List.of(), Optional.empty());
  }

  static ValueType array(ValueType element) {
    return new ValueType(Kind.ARRAY, 0, 0, 0, false, List.of(), Optional.of(element));
  }

  ValueType ofLength(int most) {
    return new ValueType(kind, most, digits, scale, unsigned, labels, element);
  }

  ValueType labelled(List<String> all) {
    return new ValueType(kind, length, digits, scale, unsigned, all, element);
  }

  ValueType aboveZero() {
    return new ValueType(kind, length, digits, scale, true, labels, element);
  }
}
