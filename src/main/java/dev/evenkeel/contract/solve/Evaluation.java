package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Type;
import dev.evenkeel.contract.words.Patterns;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Whether a formula is true of a value. */
final class Evaluation {
  private static final int DEEPEST = 400;

  private final Patterns patterns;
  private final FormatOracle formats;
  private int depth;

  Evaluation(Patterns patterns, FormatOracle formats) {
    this.patterns = patterns;
    this.formats = formats;
  }

  Tri all(Iterable<? extends Formula> formulas, Json value) {
    Tri all = Tri.YES;
    for (Formula formula : formulas) {
      all = all.and(of(formula, value));
      if (all == Tri.NO) {
        return all;
      }
    }
    return all;
  }

  Tri of(Formula formula, Json value) {
    if (depth >= DEEPEST) {
      return Tri.UNKNOWN;
    }
    depth++;
    try {
      return asked(formula, value);
    } finally {
      depth--;
    }
  }

  private Tri asked(Formula formula, Json value) {
    return switch (formula) {
      case Formula.And and -> all(and.parts(), value);
      case Formula.Or or -> any(or.parts(), value);
      case Formula.Is is -> Tri.of(is.types().contains(Type.of(value)));
      case Formula.OneOf one -> Tri.of(one.values().contains(value) == one.positive());
      case Formula.Ref ref -> of(ref.target().formula(), value).is(ref.positive());
      case Formula.Opaque opaque -> Tri.UNKNOWN;
      case Formula.Atom atom ->
          switch (value) {
            case Json.Num(BigDecimal number) -> number(atom, number);
            case Json.Text(String text) -> text(atom, text);
            case Json.Arr(List<Json> elements) -> array(atom, elements);
            case Json.Obj(Map<String, Json> members) -> object(atom, members);
            case Json.Null none -> Tri.NO;
            case Json.Bool truth -> Tri.NO;
          };
    };
  }

  private Tri any(List<Formula> parts, Json value) {
    Tri any = Tri.NO;
    for (Formula part : parts) {
      any = any.or(of(part, value));
      if (any == Tri.YES) {
        return any;
      }
    }
    return any;
  }

  private static Tri number(Formula.Atom atom, BigDecimal number) {
    return switch (atom) {
      case Formula.AtLeast least -> {
        int order = number.compareTo(least.limit());
        yield Tri.of(least.exclusive() ? order > 0 : order >= 0);
      }
      case Formula.AtMost most -> {
        int order = number.compareTo(most.limit());
        yield Tri.of(most.exclusive() ? order < 0 : order <= 0);
      }
      case Formula.Multiple multiple ->
          Tri.of((number.remainder(multiple.of()).signum() == 0) == multiple.positive());
      default -> Tri.NO;
    };
  }

  private Tri text(Formula.Atom atom, String text) {
    return switch (atom) {
      case Formula.Length length -> {
        long size = text.codePointCount(0, text.length());
        yield Tri.of(size >= length.min() && size <= length.max());
      }
      case Formula.Matches matches ->
          Tri.of(patterns.found(matches.pattern(), text)).is(matches.positive());
      case Formula.HasFormat format ->
          Tri.of(formats.holds(format.format(), text)).is(format.positive());
      default -> Tri.NO;
    };
  }

  private Tri array(Formula.Atom atom, List<Json> elements) {
    return switch (atom) {
      case Formula.Count count ->
          Tri.of(elements.size() >= count.min() && elements.size() <= count.max());
      case Formula.Elements each -> {
        Tri all = Tri.YES;
        for (int i = 0; i < elements.size() && all != Tri.NO; i++) {
          all = all.and(of(each.at(i), elements.get(i)));
        }
        yield all;
      }
      case Formula.ElementAt at ->
          at.index() < elements.size() ? of(at.formula(), elements.get(at.index())) : Tri.NO;
      case Formula.SomeElement some -> {
        Tri any = Tri.NO;
        for (int i = some.from(); i < elements.size() && any != Tri.YES; i++) {
          any = any.or(of(some.formula(), elements.get(i)));
        }
        yield any;
      }
      case Formula.Containing containing -> {
        long yes = 0;
        long maybe = 0;
        for (Json element : elements) {
          Tri holds = of(containing.formula(), element);
          yes += holds == Tri.YES ? 1 : 0;
          maybe += holds == Tri.UNKNOWN ? 1 : 0;
        }
        boolean surely = yes >= containing.min() && yes + maybe <= containing.max();
        boolean never = yes + maybe < containing.min() || yes > containing.max();
        yield surely ? Tri.YES : never ? Tri.NO : Tri.UNKNOWN;
      }
      case Formula.Unique unique ->
          Tri.of((new HashSet<>(elements).size() == elements.size()) == unique.positive());
      default -> Tri.NO;
    };
  }

  private Tri object(Formula.Atom atom, Map<String, Json> members) {
    return switch (atom) {
      case Formula.MemberCount count ->
          Tri.of(members.size() >= count.min() && members.size() <= count.max());
      case Formula.Members all -> {
        Tri each = Tri.YES;
        for (Map.Entry<String, Json> member : members.entrySet()) {
          each = each.and(member(all, member.getKey(), member.getValue()));
        }
        yield each;
      }
      case Formula.Member member -> {
        Json value = members.get(member.name());
        yield value == null ? Tri.NO : of(member.formula(), value);
      }
      case Formula.Absent absent -> Tri.of(!members.containsKey(absent.name()));
      case Formula.SomeMember some -> {
        Tri any = Tri.NO;
        for (Map.Entry<String, Json> member : members.entrySet()) {
          Tri name = of(some.name(), new Json.Text(member.getKey()));
          any = any.or(name == Tri.NO ? name : name.and(of(some.formula(), member.getValue())));
        }
        yield any;
      }
      case Formula.Names names -> {
        Tri all = Tri.YES;
        for (String name : members.keySet()) {
          all = all.and(of(names.formula(), new Json.Text(name)));
        }
        yield all;
      }
      default -> Tri.NO;
    };
  }

  private Tri member(Formula.Members all, String name, Json value) {
    Tri each = Tri.YES;
    boolean spoken = false;
    Formula named = all.named().get(name);
    if (named != null) {
      spoken = true;
      each = each.and(of(named, value));
    }
    for (Map.Entry<String, Formula> pattern : all.matching().entrySet()) {
      Tri matches = Tri.of(patterns.found(pattern.getKey(), name));
      if (matches == Tri.UNKNOWN) {
        return each == Tri.NO ? each : matches;
      }
      if (matches == Tri.YES) {
        spoken = true;
        each = each.and(of(pattern.getValue(), value));
      }
    }
    return spoken ? each : each.and(of(all.others(), value));
  }
}
