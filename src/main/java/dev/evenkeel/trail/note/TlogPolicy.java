package dev.evenkeel.trail.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which logs and witnesses one trusts, and how many of them it takes (c2sp.org/tlog-policy). The
 * trust file of a verifier.
 *
 * @param logs whose checkpoints are accepted
 * @param witnesses whose cosignatures count
 * @param quorum which of them are enough
 */
public record TlogPolicy(List<VerifierKey> logs, List<VerifierKey> witnesses, Quorum quorum) {
  public TlogPolicy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
  }

  /** Which witnesses are enough. */
  public sealed interface Quorum {
    /** The log's own word is enough. */
    record None() implements Quorum {}

    /**
     * One witness.
     *
     * @param key whose cosignature it takes
     */
    record Witness(VerifierKey key) implements Quorum {}

    /**
     * Some of several.
     *
     * @param threshold how many it takes
     * @param members witnesses or groups
     */
    record Group(int threshold, List<Quorum> members) implements Quorum {
      public Group {
        members = List.copyOf(members);
      }
    }

    default boolean met(Opening opening) {
      return switch (this) {
        case None none -> true;
        case Witness witness -> opening.by(witness.key);
        case Group group ->
            group.members.stream().filter(member -> member.met(opening)).count() >= group.threshold;
      };
    }
  }

  public static TlogPolicy parse(byte[] bytes) {
    return PolicyReader.read(bytes);
  }

  /** A policy that asks for this log alone. */
  public static TlogPolicy of(VerifierKey log) {
    return new TlogPolicy(List.of(log), List.of(), new Quorum.None());
  }

  /** What the policy says of a checkpoint. */
  public Acceptance judge(SignedNote checkpoint) {
    var known = new ArrayList<>(logs);
    known.addAll(witnesses);
    Opening opening = checkpoint.open(known);
    if (opening instanceof Opening.Forged forged) {
      return new Acceptance.Refused("the signature of " + forged.key().name() + " does not hold");
    }
    Checkpoint head;
    try {
      head = Checkpoint.parse(checkpoint.text());
    } catch (Malformed e) {
      return new Acceptance.Refused(String.valueOf(e.getMessage()));
    }
    Stream<VerifierKey> named = logs.stream().filter(log -> log.name().equals(head.origin()));
    if (named.noneMatch(opening::by)) {
      return new Acceptance.Refused(
          "no log of the policy is called " + head.origin() + " and has signed it");
    }
    return quorum.met(opening)
        ? new Acceptance.Accepted(head)
        : new Acceptance.Refused("too few of the policy's witnesses have cosigned it");
  }

  /** A policy's answer. */
  public sealed interface Acceptance {
    /**
     * It can be relied on.
     *
     * @param head what it says
     */
    record Accepted(Checkpoint head) implements Acceptance {}

    /**
     * It cannot.
     *
     * @param why the reason, for people
     */
    record Refused(String why) implements Acceptance {}
  }
}
