package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Formulas about values of one type that must all be true, with no "or" left among them.
 *
 * @param atoms what is asked
 * @param among the values it must be one of, where such are named
 * @param excluded the values that it must not be
 * @param unclear what is not understood about it
 */
record Cell(
    Type type,
    List<Formula.Atom> atoms,
    Optional<Set<Json>> among,
    Set<Json> excluded,
    List<String> unclear) {

  <A extends Formula.Atom> List<A> all(Class<A> kind) {
    var all = new ArrayList<A>();
    for (Formula.Atom atom : atoms) {
      if (kind.isInstance(atom)) {
        all.add(kind.cast(atom));
      }
    }
    return all;
  }

  Set<String> excludedTexts() {
    var texts = new LinkedHashSet<String>();
    for (Json value : excluded) {
      if (value instanceof Json.Text(String text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
