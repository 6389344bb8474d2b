package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be so of a JSON value. A formula that speaks of one type ({@link Atom#type}) is false of
 * every other. Formulas are made by {@link Formulas}: equal ones are one object, with one number.
 */
public sealed interface Formula {
  int id();

  /** All of them. */
  record And(int id, List<Formula> parts) implements Formula {}

  /** At least one of them; of none: false. */
  record Or(int id, List<Formula> parts) implements Formula {}

  /** The value is of one of these types. */
  record Is(int id, Set<Type> types) implements Formula {}

  /** The value is one of these, or none of them. */
  record OneOf(int id, Set<Json> values, boolean positive) implements Formula {}

  /** Another schema, or its negation, looked up when somebody asks. */
  record Ref(int id, Target target, boolean positive) implements Formula {}

  /**
   * Something that is not understood: may hold or not. Two of them are the same question only where
   * they are of the same thing.
   */
  record Opaque(int id, String reason, Object of, boolean positive) implements Formula {}

  /** A schema by its identity. */
  interface Target {
    Formula formula();
  }

  /** Speaks of values of one type. */
  sealed interface Atom extends Formula {
    Type type();
  }

  /** Speaks of numbers. */
  sealed interface OfNumber extends Atom {
    @Override
    default Type type() {
      return Type.NUMBER;
    }
  }

  /** Speaks of strings. */
  sealed interface OfString extends Atom {
    @Override
    default Type type() {
      return Type.STRING;
    }
  }

  /** Speaks of arrays. */
  sealed interface OfArray extends Atom {
    @Override
    default Type type() {
      return Type.ARRAY;
    }
  }

  /** Speaks of objects. */
  sealed interface OfObject extends Atom {
    @Override
    default Type type() {
      return Type.OBJECT;
    }
  }

  /** A number that is at least (or more than) the limit. */
  record AtLeast(int id, BigDecimal limit, boolean exclusive) implements OfNumber {}

  /** A number that is at most (or less than) the limit. */
  record AtMost(int id, BigDecimal limit, boolean exclusive) implements OfNumber {}

  /** A number that is a multiple of another, or is not. */
  record Multiple(int id, BigDecimal of, boolean positive) implements OfNumber {}

  /** A string of so many characters. */
  record Length(int id, long min, long max) implements OfString {}

  /** A string in which the pattern is found, or is not. */
  record Matches(int id, String pattern, boolean positive) implements OfString {}

  /** A string of the format, or not of it. */
  record HasFormat(int id, String format, boolean positive) implements OfString {}

  /** An array of so many elements. */
  record Count(int id, long min, long max) implements OfArray {}

  /** An array whose elements are so: the first ones each for itself, then the rest. */
  record Elements(int id, List<Formula> first, Formula rest) implements OfArray {
    public Formula at(int index) {
      return index < first.size() ? first.get(index) : rest;
    }
  }

  /** An array with an element at the index, which is so. */
  record ElementAt(int id, int index, Formula formula) implements OfArray {}

  /** An array with an element at the index or later, which is so. */
  record SomeElement(int id, int from, Formula formula) implements OfArray {}

  /** An array in which so many elements are so. */
  record Containing(int id, Formula formula, long min, long max) implements OfArray {}

  /** An array without equal elements, or with some. */
  record Unique(int id, boolean positive) implements OfArray {}

  /** An object of so many members. */
  record MemberCount(int id, long min, long max) implements OfObject {}

  /**
   * An object whose members are so: by their name, by each pattern their name matches, and the
   * others by {@code others}.
   */
  record Members(int id, Map<String, Formula> named, Map<String, Formula> matching, Formula others)
      implements OfObject {}

  /** An object that has the member, which is so. */
  record Member(int id, String name, Formula formula) implements OfObject {}

  /** An object without the member. */
  record Absent(int id, String name) implements OfObject {}

  /** An object with some member whose name is so and whose value is so. */
  record SomeMember(int id, Formula name, Formula formula) implements OfObject {}

  /** An object whose members' names are so. */
  record Names(int id, Formula formula) implements OfObject {}
}
