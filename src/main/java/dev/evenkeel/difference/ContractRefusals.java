package dev.evenkeel.difference;

import dev.evenkeel.contract.compatibility.Break;
import dev.evenkeel.contract.compatibility.Compatibility;
import dev.evenkeel.contract.compatibility.Direction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each side's version of a contract makes of the other side's documents.
 *
 * @param left the left side's environment
 * @param right the right side's environment
 * @param ofRight what the right side's reader makes of the left side's documents
 * @param ofLeft what the left side's reader makes of the right side's documents
 */
public record ContractRefusals(String left, String right, Direction ofRight, Direction ofLeft) {
  private static final int NAMED = 3;

  static ContractRefusals of(String left, String right, Compatibility compatibility) {
    return new ContractRefusals(left, right, compatibility.backward(), compatibility.forward());
  }

  boolean anyBreak() {
    return !ofRight.breaks().isEmpty() || !ofLeft.breaks().isEmpty();
  }

  boolean anyUnknown() {
    return ofRight instanceof Direction.Unknown || ofLeft instanceof Direction.Unknown;
  }

  /** Whether both take exactly the same documents. */
  boolean none() {
    return alike(ofRight) && alike(ofLeft);
  }

  private static boolean alike(Direction direction) {
    return direction instanceof Direction.Compatible
        && direction.beyond().isEmpty()
        && direction.undecided().isEmpty();
  }

  /** The worse direction first. */
  String sentence() {
    String rightReads = said(right, left, ofRight);
    String leftReads = said(left, right, ofLeft);
    return rank(ofLeft) < rank(ofRight)
        ? leftReads + "; " + rightReads
        : rightReads + "; " + leftReads;
  }

  private static int rank(Direction direction) {
    return switch (direction) {
      case Direction.Breaking breaking -> 0;
      case Direction.Unknown unknown -> 1;
      case Direction.Compatible compatible -> 2;
    };
  }

  private static String said(String reader, String writer, Direction direction) {
    return switch (direction) {
      case Direction.Breaking breaking ->
          reader
              + "'s version refuses documents of "
              + writer
              + ": "
              + named(breaking.breaks().stream().map(Break::sentence).toList());
      case Direction.Compatible compatible when compatible.beyond().isEmpty() ->
          reader + "'s version takes the documents of " + writer;
      case Direction.Compatible compatible ->
          reader
              + "'s version takes what "
              + writer
              + "'s describes, and refuses of what that leaves open: "
              + named(compatible.beyond().stream().map(Break::sentence).toList());
      case Direction.Unknown unknown ->
          "whether "
              + reader
              + "'s version takes the documents of "
              + writer
              + " was not decided: "
              + named(unknown.undecided());
    };
  }

  private static String named(List<String> reasons) {
    String first = String.join("; ", reasons.stream().limit(NAMED).toList());
    return reasons.size() > NAMED ? first + "; and " + (reasons.size() - NAMED) + " more" : first;
  }

  /** In the words of rules. */
  Map<String, Object> details() {
    var details = new TreeMap<String, Object>();
    boolean right = !ofRight.breaks().isEmpty();
    boolean left = !ofLeft.breaks().isEmpty();
    details.put("refuses", right ? (left ? "both" : "right") : left ? "left" : "none");
    details.put("rightReader", ofRight.word());
    details.put("leftReader", ofLeft.word());
    details.put("rightRefuses", ofRight.breaks().stream().map(Break::sentence).toList());
    details.put("leftRefuses", ofLeft.breaks().stream().map(Break::sentence).toList());
    return details;
  }
}
