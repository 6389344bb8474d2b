package dev.evenkeel.operation;

import dev.evenkeel.gate.Verdict;

/** Why a verdict is what it is, in half a sentence. */
public final class VerdictReason {
  private VerdictReason() {}

  public static String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed passed -> "nothing stands against it";
      case Verdict.Failed failed ->
          failed.failing() + " findings fail, " + failed.unknown() + " could not be judged";
      case Verdict.Inconclusive open when open.nothingCompared() -> "there was nothing to compare";
      case Verdict.Inconclusive open -> open.unknown() + " findings could not be judged";
    };
  }
}
