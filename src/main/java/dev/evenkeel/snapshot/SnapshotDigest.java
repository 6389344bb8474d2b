package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;

/**
 * Names a snapshot by what was read. Places are left out, so that the same state read elsewhere has
 * the same digest; a secret counts only as present or empty, so that the digest says nothing of it.
 */
public final class SnapshotDigest {
  private static final int MARK = 5;

  private static final int SHORT = 200;

  /** The order of a table's columns is part of its state, as no other order of keys is. */
  private static final Set<String> ORDERED_IN_A_CATALOG =
      Set.of("column", "attribute", "label", "version");

  private final MessageDigest sha;
  private final byte[] buffer = new byte[1 << 13];
  private int filled;
  private Set<String> ordered = Set.of();

  private SnapshotDigest(MessageDigest sha) {
    this.sha = sha;
  }

  /** {@code sha256:} and 64 hex digits. */
  public static String of(Snapshot snapshot) {
    var digest = new SnapshotDigest(Sha256.begin());
    snapshot.readings().stream()
        .sorted(Comparator.comparing(Reading::source))
        .forEach(digest::reading);
    digest.flush();
    return "sha256:" + HexFormat.of().formatHex(digest.sha.digest());
  }

  private void reading(Reading reading) {
    text('S', reading.source());
    reading.documents().stream()
        .map(Named::of)
        .sorted(Comparator.comparing(Named::shape).thenComparing(Named::within))
        .forEach(
            named -> {
              text('D', named.shape());
              named.document().within().forEach(segment -> text('W', segment));
              ordered =
                  named.document().shape() instanceof Document.Shape.Catalog
                      ? ORDERED_IN_A_CATALOG
                      : Set.of();
              node(named.document().root());
            });
    reading.unread().forEach(unread -> text('U', unread.area() + unread.within() + unread.why()));
  }

  private void node(Node node) {
    if (node.origin().text().isPresent()) {
      text('E', node.origin().text().get().format());
    }
    switch (node) {
      case Mapping mapping -> {
        mark('{', mapping.size());
        for (int i : sorted(mapping)) {
          text('K', mapping.key(i));
          if (ordered.contains(mapping.key(i)) && mapping.value(i) instanceof Mapping members) {
            members.keys().forEach(name -> text('O', name));
          }
          node(mapping.value(i));
        }
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

  /** The places of the keys in the order of the keys; most mappings are written in one order. */
  private static int[] sorted(Mapping mapping) {
    int[] order = new int[mapping.size()];
    for (int i = 0; i < order.length; i++) {
      int at = i;
      while (at > 0 && mapping.key(order[at - 1]).compareTo(mapping.key(i)) > 0) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
    return order;
  }

  private void text(char kind, String text) {
    if (text.length() <= SHORT && isAsIs(kind, text)) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mark(kind, bytes.length);
    if (bytes.length > buffer.length) {
      flush();
      sha.update(bytes);
    } else {
      room(bytes.length);
      System.arraycopy(bytes, 0, buffer, filled, bytes.length);
      filled += bytes.length;
    }
  }

  /** Puts a text into the buffer whose bytes are its characters; nearly all texts are such. */
  private boolean isAsIs(char kind, String text) {
    int length = text.length();
    room(MARK + length);
    byte[] to = buffer;
    int at = filled + MARK;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      to[at + i] = (byte) c;
    }
    mark(kind, length);
    filled += length;
    return true;
  }

  private void mark(char kind, int length) {
    room(MARK);
    buffer[filled++] = (byte) kind;
    buffer[filled++] = (byte) (length >>> 24);
    buffer[filled++] = (byte) (length >>> 16);
    buffer[filled++] = (byte) (length >>> 8);
    buffer[filled++] = (byte) length;
  }

  private void room(int bytes) {
    if (filled + bytes > buffer.length) {
      flush();
    }
  }

  private void flush() {
    sha.update(buffer, 0, filled);
    filled = 0;
  }

  /** A document with what it is sorted by, written once. */
  private record Named(Document document, String shape, String within) {
    static Named of(Document document) {
      return new Named(document, document.shape().toString(), String.join("/", document.within()));
    }
  }
}
