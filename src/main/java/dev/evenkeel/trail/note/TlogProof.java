package dev.evenkeel.trail.note;

import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That an entry is in a log, in one file that verifies offline (c2sp.org/tlog-proof): the receipt
 * handed to a writer.
 *
 * @param extra what the log adds, in base64; nothing vouches for it
 * @param index where the entry stands
 * @param path the siblings on the way up
 * @param checkpoint the signed head that the proof leads to
 */
public record TlogProof(
    Optional<String> extra, long index, List<Hash> path, SignedNote checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1\n";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int LONGEST_PATH = 63;

  public TlogProof {
    path = List.copyOf(path);
    extra.ifPresent(text -> Strict.base64(text, "proof, extra"));
  }

  public static TlogProof of(InclusionProof proof, SignedNote checkpoint) {
    return new TlogProof(Optional.empty(), proof.index(), proof.path(), checkpoint);
  }

  public static TlogProof parse(byte[] bytes) {
    String text = Strict.utf8(bytes, "proof");
    int end = text.indexOf("\n\n");
    if (!text.startsWith(HEAD) || end < 0) {
      throw new Malformed("proof: not c2sp.org/tlog-proof@v1, hashes, an empty line, a checkpoint");
    }
    var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", LONGEST_PATH + 4)));
    lines.removeFirst();
    Optional<String> extra = Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
      extra = Optional.of(lines.removeFirst().substring(EXTRA.length()));
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
      throw new Malformed("proof: no line \"index N\" where one is expected");
    }
    long index = Strict.decimal(lines.removeFirst().substring(INDEX.length()), "proof, index");
    if (lines.size() > LONGEST_PATH) {
      throw new Malformed("proof: more than 63 hashes");
    }
    var path = new ArrayList<Hash>();
    for (String line : lines) {
      byte[] hash = Strict.base64(line, "proof, hash " + path.size());
      if (hash.length != Hash.BYTES) {
        throw new Malformed("proof, hash " + path.size() + ": not 32 bytes");
      }
      path.add(Hash.of(hash));
    }
    byte[] note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
    return new TlogProof(extra, index, path, SignedNote.parse(note));
  }

  /** The head it leads to. Whether anyone signed it is a question for a policy. */
  public Checkpoint head() {
    return Checkpoint.parse(checkpoint.text());
  }

  /** Whether the entry with this leaf hash is in the tree of the checkpoint. */
  public boolean includes(Hash leaf) {
    Checkpoint head = head();
    return new InclusionProof(index, head.size(), path).verifies(leaf, head.root());
  }

  @Override
  public String toString() {
    var text = new StringBuilder(HEAD);
    extra.ifPresent(more -> text.append(EXTRA).append(more).append('\n'));
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }
}
