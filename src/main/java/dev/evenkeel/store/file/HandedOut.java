package dev.evenkeel.store.file;

import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the private keys are those whose public halves were handed out. Somebody who swaps the
 * one file would otherwise have the log sign with a key that nobody can check it by.
 */
final class HandedOut {
  /** A rotation replaces two files; whoever reads between the two looks again. */
  private static final int LOOKS = 3;

  private HandedOut() {}

  /** As {@link #checked}; hands out what is not yet, and finishes a rotation that was cut off. */
  static List<SignerKey> healed(Path directory, String role) throws IOException {
    List<SignerKey> keys = checked(directory, role);
    Path open = directory.resolve(role + ".pub");
    if (!Files.exists(open) || (Files.isWritable(directory) && !handed(open).equals(ours(keys)))) {
      KeyFiles.publish(directory, role, keys);
      Files.deleteIfExists(directory.resolve(role + ".next"));
    }
    return keys;
  }

  /** The keys of a role, which are those handed out. */
  static List<SignerKey> checked(Path directory, String role) throws IOException {
    Path open = directory.resolve(role + ".pub");
    List<SignerKey> keys = List.of();
    List<VerifierKey> handed = List.of();
    for (int look = 0; look < LOOKS; look++) {
      keys = KeyFiles.read(directory.resolve(role + ".key"));
      if (!Files.exists(open)) {
        return keys;
      }
      handed = handed(open);
      if (ours(keys).equals(handed) || isRotation(directory, role, ours(keys), handed)) {
        return keys;
      }
    }
    throw new TrailRefused(
        "the key in "
            + directory.resolve(role + ".key")
            + " is "
            + said(ours(keys))
            + ", and the one that was handed out in "
            + open
            + " is "
            + said(handed)
            + ": one of the two files was swapped, so nothing is signed; put back the one that is"
            + " the log's (\"evenkeel trail verify\" says which key signed), and see docs/trust.md,"
            + " \"Another key\"");
  }

  /** The private file is replaced first: it has a key more that waited, or lacks one retired. */
  private static boolean isRotation(
      Path directory, String role, List<VerifierKey> ours, List<VerifierKey> handed)
      throws IOException {
    int more = handed.size() - ours.size();
    if (more > 0 && handed.subList(more, handed.size()).equals(ours)) {
      return true;
    }
    Path next = directory.resolve(role + ".next");
    if (!Files.exists(next)) {
      return false;
    }
    VerifierKey waited = KeyFiles.read(next).getLast().verifier();
    var both = new ArrayList<>(handed);
    both.add(waited);
    return ours.equals(both) || ours.equals(List.of(waited));
  }

  private static List<VerifierKey> handed(Path open) {
    return KeyFiles.open(open, "the public key ");
  }

  private static List<VerifierKey> ours(List<SignerKey> keys) {
    return keys.stream().map(SignerKey::verifier).toList();
  }

  private static String said(List<VerifierKey> keys) {
    return keys.stream().map(VerifierKey::toString).collect(Collectors.joining(" and "));
  }
}
