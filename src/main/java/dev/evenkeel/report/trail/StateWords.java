package dev.evenkeel.report.trail;

import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Drilled;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Exempted;
import dev.evenkeel.trail.state.Passage;
import dev.evenkeel.trail.state.Span;
import dev.evenkeel.trail.state.Watched;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Sentences about an environment's state, the same in every format for people. */
public final class StateWords {
  private final EnvironmentState state;

  public StateWords(EnvironmentState state) {
    this.state = state;
  }

  public String name() {
    return state.project().map(project -> project + " / ").orElse("") + state.environment();
  }

  public String verdict() {
    return state.verdict().name().toLowerCase(Locale.ROOT);
  }

  public String sentence() {
    int wrong = state.wrong().size();
    int unproven = state.unproven().size();
    return switch (state.verdict()) {
      case PASSED -> "nothing is known to be wrong, and nothing is unproven";
      case FAILED ->
          things(wrong, "is", "are")
              + " known to be wrong"
              + (unproven == 0 ? "" : ", " + things(unproven, "is", "are") + " not proven");
      case INCONCLUSIVE -> things(unproven, "is", "are") + " not proven";
    };
  }

  private static String things(int count, String one, String many) {
    return count + (count == 1 ? " thing " + one : " things " + many);
  }

  public String runs() {
    return state
        .runs()
        .map(
            passage ->
                passage.runningBy().map(index -> index == passage.index()).orElse(false)
                    ? passage(passage)
                    : "its deploy succeeded (record "
                        + passage.runningBy().orElse(-1L)
                        + "); since then "
                        + passage(passage))
        .orElse("not known");
  }

  public String passage(Passage passage) {
    return passage.words()
        + " "
        + ago(passage.since())
        + " (record "
        + passage.index()
        + ")"
        + passage.reason().map(reason -> ": " + reason).orElse("");
  }

  public String compared(Compared compared) {
    String found =
        compared
            .items()
            .map(
                items ->
                    ": "
                        + compared.open().size()
                        + " open, "
                        + (items.size() - compared.open().size())
                        + " allowed")
            .orElse("; its findings are not in the log");
    return compared.verdict()
        + ", by "
        + compared.by().word()
        + " of "
        + compared.change()
        + " "
        + ago(compared.since())
        + " (record "
        + compared.index()
        + ")"
        + found;
  }

  /** How the comparison stands that the service makes by itself. */
  public String watched(Watched watched) {
    if (watched.trouble().isPresent()) {
      return watched.trouble().get();
    }
    if (watched.elsewhere()) {
      return "another replica looks, and its page says when";
    }
    Optional<String> seen = watched.seen().map(at -> "seen " + ago(at));
    Optional<String> now = watched.since().map(at -> "looking, begun " + ago(at));
    return now.map(looking -> seen.map(last -> last + ", ").orElse("") + looking)
        .or(() -> seen)
        .orElse("could not look");
  }

  /** Until when what it says is proven. */
  public String proven(Watched watched) {
    return watched
        .provenUntil(state.asOf())
        .map(until -> "for " + Span.words(Duration.between(state.asOf(), until)))
        .orElse("unproven");
  }

  public String drilled(Drilled drill) {
    return drill.type().word()
        + " "
        + drill.verdict()
        + " "
        + ago(drill.since())
        + " (record "
        + drill.index()
        + ")";
  }

  public String exempted(Exempted exception) {
    String until =
        switch (exception.on(state.asOf().atZone(ZoneOffset.UTC).toLocalDate())) {
          case HOLDS -> "until " + exception.expires().orElse("");
          case EXPIRED -> "EXPIRED " + exception.expires().orElse("");
          case NO_EXPIRY_STATED -> "no expiry stated";
        };
    return until.strip() + " (record " + exception.index() + ")";
  }

  public String ago(Instant since) {
    Duration age = Duration.between(since, state.asOf());
    return age.isNegative() ? "at " + since : Span.words(age) + " ago";
  }
}
