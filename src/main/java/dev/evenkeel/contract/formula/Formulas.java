package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula.Absent;
import dev.evenkeel.contract.formula.Formula.And;
import dev.evenkeel.contract.formula.Formula.AtLeast;
import dev.evenkeel.contract.formula.Formula.AtMost;
import dev.evenkeel.contract.formula.Formula.Atom;
import dev.evenkeel.contract.formula.Formula.Containing;
import dev.evenkeel.contract.formula.Formula.Count;
import dev.evenkeel.contract.formula.Formula.ElementAt;
import dev.evenkeel.contract.formula.Formula.Elements;
import dev.evenkeel.contract.formula.Formula.HasFormat;
import dev.evenkeel.contract.formula.Formula.Is;
import dev.evenkeel.contract.formula.Formula.Length;
import dev.evenkeel.contract.formula.Formula.Matches;
import dev.evenkeel.contract.formula.Formula.Member;
import dev.evenkeel.contract.formula.Formula.MemberCount;
import dev.evenkeel.contract.formula.Formula.Members;
import dev.evenkeel.contract.formula.Formula.Multiple;
import dev.evenkeel.contract.formula.Formula.Names;
import dev.evenkeel.contract.formula.Formula.OneOf;
import dev.evenkeel.contract.formula.Formula.Opaque;
import dev.evenkeel.contract.formula.Formula.Or;
import dev.evenkeel.contract.formula.Formula.Ref;
import dev.evenkeel.contract.formula.Formula.SomeElement;
import dev.evenkeel.contract.formula.Formula.SomeMember;
import dev.evenkeel.contract.formula.Formula.Target;
import dev.evenkeel.contract.formula.Formula.Unique;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Makes formulas, each of them once, and their negations. */
public final class Formulas {
  /** As many as one likes. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  private final Map<Object, Formula> known = new HashMap<>();
  private final Map<Integer, Formula> negations = new HashMap<>();
  private final Formula top = type(EnumSet.allOf(Type.class));
  private final Formula bottom = type(EnumSet.noneOf(Type.class));

  private Formula once(Object key, IntFunction<Formula> make) {
    Formula there = known.get(key);
    if (there == null) {
      there = make.apply(known.size());
      known.put(key, there);
    }
    return there;
  }

  /** Whether it says nothing. */
  public boolean isTop(Formula formula) {
    return formula.id() == top.id();
  }

  /** Whether it is true of nothing. */
  public boolean isBottom(Formula formula) {
    return formula.id() == bottom.id();
  }

  /** True of every value. */
  public Formula top() {
    return top;
  }

  /** True of none. */
  public Formula bottom() {
    return bottom;
  }

  public Formula type(Set<Type> types) {
    Set<Type> frozen = Set.copyOf(types);
    return once(List.of("is", frozen), id -> new Is(id, frozen));
  }

  public Formula type(Type type) {
    return type(EnumSet.of(type));
  }

  public Formula notType(Type type) {
    return type(EnumSet.complementOf(EnumSet.of(type)));
  }

  public Formula and(List<Formula> parts) {
    var flat = new LinkedHashMap<Integer, Formula>();
    for (Formula part : parts) {
      if (isBottom(part)) {
        return bottom;
      }
      List<Formula> inside = part instanceof And and ? and.parts() : List.of(part);
      inside.stream().filter(f -> !isTop(f)).forEach(f -> flat.put(f.id(), f));
    }
    if (flat.isEmpty()) {
      return top;
    }
    List<Formula> all = List.copyOf(flat.values());
    return all.size() == 1
        ? all.getFirst()
        : once(List.of("and", Set.copyOf(flat.keySet())), id -> new And(id, all));
  }

  public Formula and(Formula... parts) {
    return and(Arrays.asList(parts));
  }

  public Formula or(List<Formula> parts) {
    var flat = new LinkedHashMap<Integer, Formula>();
    var types = EnumSet.noneOf(Type.class);
    for (Formula part : parts) {
      for (Formula inside : part instanceof Or or ? or.parts() : List.of(part)) {
        if (inside instanceof Is is) {
          types.addAll(is.types());
        } else {
          flat.put(inside.id(), inside);
        }
      }
    }
    if (types.size() == Type.values().length) {
      return top;
    }
    var all = new ArrayList<Formula>();
    if (!types.isEmpty()) {
      all.add(type(types));
    }
    all.addAll(flat.values());
    if (all.isEmpty()) {
      return bottom;
    }
    Set<Integer> ids = new LinkedHashSet<>();
    all.forEach(f -> ids.add(f.id()));
    return all.size() == 1
        ? all.getFirst()
        : once(List.of("or", Set.copyOf(ids)), id -> new Or(id, List.copyOf(all)));
  }

  public Formula or(Formula... parts) {
    return or(Arrays.asList(parts));
  }

  /** What a keyword says: of values of its type alone. */
  public Formula of(Type type, Formula said) {
    return isTop(said) ? top : or(notType(type), said);
  }

  public Formula oneOf(Set<Json> values, boolean positive) {
    if (values.isEmpty()) {
      return positive ? bottom : top;
    }
    Set<Json> frozen = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    return once(List.of("one of", frozen, positive), id -> new OneOf(id, frozen, positive));
  }

  public Formula ref(Target target, boolean positive) {
    return once(List.of("ref", target, positive), id -> new Ref(id, target, positive));
  }

  /**
   * What nobody can decide.
   *
   * @param of what it is of; one thing and its opposite are never both true
   */
  public Formula opaque(String reason, Object of, boolean positive) {
    return once(
        List.of("opaque", reason, of, positive), id -> new Opaque(id, reason, of, positive));
  }

  public Formula atLeast(BigDecimal limit, boolean exclusive) {
    BigDecimal plain = limit.stripTrailingZeros();
    return once(List.of(">", plain, exclusive), id -> new AtLeast(id, plain, exclusive));
  }

  public Formula atMost(BigDecimal limit, boolean exclusive) {
    BigDecimal plain = limit.stripTrailingZeros();
    return once(List.of("<", plain, exclusive), id -> new AtMost(id, plain, exclusive));
  }

  public Formula multiple(BigDecimal of, boolean positive) {
    BigDecimal plain = of.stripTrailingZeros();
    return once(List.of("multiple", plain, positive), id -> new Multiple(id, plain, positive));
  }

  public Formula length(long min, long max) {
    return max < min ? bottom : once(List.of("length", min, max), id -> new Length(id, min, max));
  }

  public Formula matches(String pattern, boolean positive) {
    return once(List.of("matches", pattern, positive), id -> new Matches(id, pattern, positive));
  }

  public Formula format(String format, boolean positive) {
    return once(List.of("format", format, positive), id -> new HasFormat(id, format, positive));
  }

  public Formula count(long min, long max) {
    return max < min ? bottom : once(List.of("count", min, max), id -> new Count(id, min, max));
  }

  public Formula elements(List<Formula> first, Formula rest) {
    List<Formula> frozen = List.copyOf(first);
    return once(List.of("elements", ids(frozen), rest.id()), id -> new Elements(id, frozen, rest));
  }

  public Formula elementAt(int index, Formula formula) {
    return isBottom(formula)
        ? bottom
        : once(List.of("at", index, formula.id()), id -> new ElementAt(id, index, formula));
  }

  public Formula someElement(int from, Formula formula) {
    return isBottom(formula)
        ? bottom
        : once(List.of("some", from, formula.id()), id -> new SomeElement(id, from, formula));
  }

  public Formula containing(Formula formula, long min, long max) {
    if (max < min) {
      return bottom;
    }
    if (min == 0 && max == NO_LIMIT) {
      return type(Type.ARRAY);
    }
    if (max == 0) {
      return elements(List.of(), not(formula));
    }
    if (min == 1 && max == NO_LIMIT) {
      return someElement(0, formula);
    }
    return once(
        List.of("containing", formula.id(), min, max), id -> new Containing(id, formula, min, max));
  }

  public Formula unique(boolean positive) {
    return once(List.of("unique", positive), id -> new Unique(id, positive));
  }

  public Formula memberCount(long min, long max) {
    return max < min
        ? bottom
        : once(List.of("members", min, max), id -> new MemberCount(id, min, max));
  }

  /** Without what says nothing, so that two ways of saying one thing are one formula. */
  public Formula members(
      Map<String, Formula> named, Map<String, Formula> matching, Formula others) {
    var names = new LinkedHashMap<>(named);
    var patterns = new LinkedHashMap<>(matching);
    if (isTop(others)) {
      names.values().removeIf(f -> isTop(f));
      patterns.values().removeIf(f -> isTop(f));
      if (names.isEmpty() && patterns.isEmpty()) {
        return type(Type.OBJECT);
      }
    }
    return once(
        List.of("all members", ids(names), ids(patterns), others.id()),
        id ->
            new Members(
                id,
                Collections.unmodifiableMap(names),
                Collections.unmodifiableMap(patterns),
                others));
  }

  public Formula member(String name, Formula formula) {
    return isBottom(formula)
        ? bottom
        : once(List.of("member", name, formula.id()), id -> new Member(id, name, formula));
  }

  public Formula absent(String name) {
    return once(List.of("absent", name), id -> new Absent(id, name));
  }

  public Formula someMember(Formula name, Formula formula) {
    return isBottom(formula) || isBottom(name)
        ? bottom
        : once(
            List.of("some member", name.id(), formula.id()),
            id -> new SomeMember(id, name, formula));
  }

  public Formula names(Formula formula) {
    return isTop(formula)
        ? type(Type.OBJECT)
        : once(List.of("names", formula.id()), id -> new Names(id, formula));
  }

  private static List<Integer> ids(List<Formula> formulas) {
    return formulas.stream().map(Formula::id).toList();
  }

  private static Map<String, Integer> ids(Map<String, Formula> formulas) {
    var ids = new HashMap<String, Integer>();
    formulas.forEach((name, formula) -> ids.put(name, formula.id()));
    return ids;
  }

  /** True of exactly the values that the formula is false of. */
  public Formula not(Formula formula) {
    Formula there = negations.get(formula.id());
    if (there == null) {
      there = negated(formula);
      negations.put(formula.id(), there);
      negations.putIfAbsent(there.id(), formula);
    }
    return there;
  }

  private Formula negated(Formula formula) {
    return switch (formula) {
      case And and -> or(and.parts().stream().map(this::not).toList());
      case Or or -> and(or.parts().stream().map(this::not).toList());
      case Is is -> {
        var others = EnumSet.allOf(Type.class);
        others.removeAll(is.types());
        yield type(others);
      }
      case OneOf one -> oneOf(one.values(), !one.positive());
      case Ref ref -> ref(ref.target(), !ref.positive());
      case Opaque opaque -> opaque(opaque.reason(), opaque.of(), !opaque.positive());
      case Atom atom -> or(notType(atom.type()), opposite(atom));
    };
  }

  private Formula opposite(Atom atom) {
    return switch (atom) {
      case AtLeast least -> atMost(least.limit(), !least.exclusive());
      case AtMost most -> atLeast(most.limit(), !most.exclusive());
      case Multiple multiple -> multiple(multiple.of(), !multiple.positive());
      case Length length -> or(shorter(length), longer(length));
      case Matches matches -> matches(matches.pattern(), !matches.positive());
      case HasFormat format -> format(format.format(), !format.positive());
      case Count count ->
          or(
              count.min() == 0 ? bottom : count(0, count.min() - 1),
              count.max() == NO_LIMIT ? bottom : count(count.max() + 1, NO_LIMIT));
      case Elements elements -> someElementBreaks(elements);
      case ElementAt at -> or(count(0, at.index()), elementAt(at.index(), not(at.formula())));
      case SomeElement some -> noElement(some);
      case Containing containing ->
          or(
              containing.min() == 0
                  ? bottom
                  : containing(containing.formula(), 0, containing.min() - 1),
              containing.max() == NO_LIMIT
                  ? bottom
                  : containing(containing.formula(), containing.max() + 1, NO_LIMIT));
      case Unique unique -> unique(!unique.positive());
      case MemberCount count ->
          or(
              count.min() == 0 ? bottom : memberCount(0, count.min() - 1),
              count.max() == NO_LIMIT ? bottom : memberCount(count.max() + 1, NO_LIMIT));
      case Members members -> someMemberBreaks(members);
      case Member member ->
          or(
              absent(member.name()),
              isTop(member.formula()) ? bottom : member(member.name(), not(member.formula())));
      case Absent absent -> member(absent.name(), top);
      case SomeMember some -> noSuchMember(some);
      case Names names -> someMember(and(type(Type.STRING), not(names.formula())), top);
    };
  }

  private Formula shorter(Length length) {
    return length.min() == 0 ? bottom : length(0, length.min() - 1);
  }

  private Formula longer(Length length) {
    return length.max() == NO_LIMIT ? bottom : length(length.max() + 1, NO_LIMIT);
  }

  private Formula someElementBreaks(Elements elements) {
    var ways = new ArrayList<Formula>();
    for (int i = 0; i < elements.first().size(); i++) {
      ways.add(elementAt(i, not(elements.first().get(i))));
    }
    ways.add(someElement(elements.first().size(), not(elements.rest())));
    return or(ways);
  }

  private Formula noElement(SomeElement some) {
    var first = new ArrayList<Formula>();
    for (int i = 0; i < some.from(); i++) {
      first.add(top);
    }
    return elements(first, not(some.formula()));
  }

  private Formula someMemberBreaks(Members members) {
    var ways = new ArrayList<Formula>();
    members.named().forEach((name, f) -> ways.add(member(name, not(f))));
    members
        .matching()
        .forEach((pattern, f) -> ways.add(someMember(matches(pattern, true), not(f))));
    ways.add(someMember(otherNames(members), not(members.others())));
    return or(ways);
  }

  /** The names that {@code others} speaks of. */
  public Formula otherNames(Members members) {
    var name = new ArrayList<Formula>();
    name.add(type(Type.STRING));
    var taken = new LinkedHashSet<Json>();
    members.named().keySet().forEach(n -> taken.add(new Json.Text(n)));
    name.add(oneOf(taken, false));
    members.matching().keySet().forEach(pattern -> name.add(matches(pattern, false)));
    return and(name);
  }

  /** No member has such a name and such a value. */
  private Formula noSuchMember(SomeMember some) {
    if (isTop(some.formula())) {
      return names(not(some.name()));
    }
    return some.name() instanceof Matches matches && matches.positive()
        ? members(Map.of(), Map.of(matches.pattern(), not(some.formula())), top)
        : opaque("no member whose name is described by more than a pattern", some, true);
  }
}
