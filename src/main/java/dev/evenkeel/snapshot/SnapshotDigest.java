package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names a snapshot by what was read. Places are left out, so that the same state read elsewhere has
 * the same digest; a secret counts only as present or empty, so that the digest says nothing of it.
 */
public final class SnapshotDigest {
  private final MessageDigest sha;

  private SnapshotDigest(MessageDigest sha) {
    this.sha = sha;
  }

  /** {@code sha256:} and 64 hex digits. */
  public static String of(Snapshot snapshot) {
    try {
      var digest = new SnapshotDigest(MessageDigest.getInstance("SHA-256"));
      snapshot.readings().stream()
          .sorted(Comparator.comparing(Reading::source))
          .forEach(digest::reading);
      return "sha256:" + HexFormat.of().formatHex(digest.sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void reading(Reading reading) {
    text('S', reading.source());
    reading.documents().stream()
        .sorted(
            Comparator.comparing((Document document) -> document.shape().toString())
                .thenComparing(d -> String.join("/", d.within())))
        .forEach(
            document -> {
              text('D', document.shape().toString());
              document.within().forEach(segment -> text('W', segment));
              node(document.root());
            });
    reading.unread().forEach(unread -> text('U', unread.area() + unread.within() + unread.why()));
  }

  private void node(Node node) {
    node.origin().text().ifPresent(document -> text('E', document.format()));
    switch (node) {
      case Mapping mapping -> {
        mark('{', mapping.size());
        sorted(mapping)
            .forEach(
                i -> {
                  text('K', mapping.key(i));
                  node(mapping.value(i));
                });
      }
      case Sequence sequence -> {
        mark('[', sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
          node(sequence.get(i));
        }
      }
      case Scalar scalar -> text(scalar.type().name().charAt(0), scalar.text());
      case Secret secret -> {
        text('X', secret.hidden().empty() ? "empty" : "present");
        text('V', secret.visible() == null ? "" : secret.visible());
      }
      case Node.Unreadable unreadable -> text('?', unreadable.why());
    }
  }

  private static List<Integer> sorted(Mapping mapping) {
    return IntStream.range(0, mapping.size())
        .boxed()
        .sorted(Comparator.comparing(mapping::key))
        .toList();
  }

  private void text(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mark(kind, bytes.length);
    sha.update(bytes);
  }

  private void mark(char kind, int length) {
    sha.update((byte) kind);
    sha.update((byte) (length >>> 24));
    sha.update((byte) (length >>> 16));
    sha.update((byte) (length >>> 8));
    sha.update((byte) length);
  }
}
