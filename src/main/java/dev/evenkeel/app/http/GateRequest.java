package dev.evenkeel.app.http;

import dev.evenkeel.operation.gate.TrailGate;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A question to the gate.
 *
 * @param enforce whether whoever asks means to stop where it is not passed; only repeated in the
 *     answer, so that nobody takes advice for a gate
 */
record GateRequest(String change, TrailGate.Asked asked, boolean enforce) {
  private static final Set<String> MEMBERS =
      Set.of("change", "plan", "commit", "drills", "maxAgeSeconds", "approvals", "mode");
  private static final List<String> KINDS = List.of("half-deploy", "rollback");
  private static final long WEEK = Duration.ofDays(7).toSeconds();
  private static final long YEAR = Duration.ofDays(365).toSeconds();

  static GateRequest parse(byte[] json) {
    Map<String, @Nullable Object> members = StrictJson.object(json, "request");
    for (String name : members.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new Malformed("request: an unknown member; there are " + new TreeSet<>(MEMBERS));
      }
    }
    if (!drills(members.get("drills")).isEmpty() && members.get("plan") == null) {
      throw new Malformed("plan: drills are asked for, and of which plan is not said");
    }
    return new GateRequest(
        text(members, "change").orElseThrow(() -> new Malformed("change: is missing")),
        new TrailGate.Asked(
            text(members, "plan").map(GateRequest::digest),
            text(members, "commit").map(GateRequest::commit),
            drills(members.get("drills")),
            Duration.ofSeconds(number(members, "maxAgeSeconds", 1, YEAR, WEEK)),
            (int) number(members, "approvals", 0, 100, 0)),
        enforce(members));
  }

  private static boolean enforce(Map<String, @Nullable Object> members) {
    String mode = text(members, "mode").orElse("enforce");
    if (!List.of("enforce", "advise").contains(mode)) {
      throw new Malformed("mode: enforce or advise is expected");
    }
    return mode.equals("enforce");
  }

  private static String digest(String written) {
    if (!written.matches("(sha256:)?[0-9a-f]{64}")) {
      throw new Malformed("plan: the digest of a plan is expected, 64 lowercase hex digits");
    }
    return written;
  }

  private static String commit(String written) {
    if (!written.matches("[0-9a-f]{40}([0-9a-f]{24})?")) {
      throw new Malformed("commit: a whole commit id of 40 or 64 lowercase hex digits is needed");
    }
    return written;
  }

  private static List<String> drills(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(KINDS::contains)) {
      return list.stream().map(String::valueOf).distinct().toList();
    }
    throw new Malformed("drills: a list of half-deploy, rollback is expected");
  }

  private static long number(
      Map<String, @Nullable Object> members, String name, long least, long most, long usual) {
    return switch (members.get(name)) {
      case null -> usual;
      case Long number when number >= least && number <= most -> number;
      default -> throw new Malformed(name + ": a number from " + least + " to " + most);
    };
  }

  private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw new Malformed(name + ": a string is expected");
    };
  }
}
