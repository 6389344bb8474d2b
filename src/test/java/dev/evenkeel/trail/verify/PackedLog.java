package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.GrownTree;
import dev.evenkeel.trail.tree.Proofs;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A log of six records in memory, three of them of the change CHG, and that change's pack. Whoever
 * changes a file makes the manifest anew.
 */
final class PackedLog implements PackFiles {
  static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);
  static final int SIZE = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  final Map<String, byte[]> files = new TreeMap<>();
  private final List<Entry> log = new ArrayList<>();
  private final List<Entry> change = new ArrayList<>();
  private final List<Long> indices = new ArrayList<>();

  /** The pack of a log in which a word was written. */
  PackedLog(String word) {
    for (int i = 0; i < SIZE; i++) {
      if (i % 2 == 0) {
        other(i);
      } else {
        add(i, word);
      }
    }
    files.put(Pack.CHECKPOINT, head(SIZE).bytes());
    files.put(Pack.STATEMENT_KEY, bytes(KEY.verifier() + "\n"));
    files.put(Pack.POLICY, bytes("log " + KEY.verifier() + "\nquorum none\n"));
    records(change);
    for (int number = 0; number < change.size(); number++) {
      files.put(Pack.proof(number), receipt(indices.get(number), SIZE).bytes());
    }
    manifest();
  }

  /** The records of the pack, one a line. */
  void records(List<Entry> entries) {
    var lines = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      lines.writeBytes(entry.leaf());
      lines.write('\n');
    }
    files.put(Pack.RECORDS, lines.toByteArray());
  }

  List<Entry> change() {
    return List.copyOf(change);
  }

  private void other(int index) {
    Optional<Entry> last =
        log.stream().filter(entry -> entry.change().equals("OTHER")).reduce((a, b) -> b);
    log.add(entry("k" + index, "OTHER", index / 2, last, Optional.empty(), List.of()));
  }

  private void add(int index, String word) {
    int number = change.size();
    Commitment body = keep(number, 0, "body", word);
    Commitment evidence = keep(number, 1, "report.txt", "seen by " + word);
    Optional<Entry> last = change.isEmpty() ? Optional.empty() : Optional.of(change.getLast());
    Entry entry = entry("k" + index, "CHG", number, last, Optional.of(body), List.of(evidence));
    log.add(entry);
    change.add(entry);
    indices.add((long) index);
  }

  private Commitment keep(int number, int at, String name, String text) {
    byte[] bytes = bytes(text);
    Blob blob = Blob.of(bytes, RANDOM);
    files.put(Pack.content(number, at), bytes);
    files.put(Pack.salt(number, at), blob.salt());
    return Commitment.to(new Attachment(name, "text/plain", bytes), blob);
  }

  static Entry entry(
      String key,
      String change,
      long number,
      Optional<Entry> last,
      Optional<Commitment> body,
      List<Commitment> evidence) {
    return new Entry(
        key,
        change,
        number,
        last.map(Entry::leafHash),
        RecordType.OVERRIDE,
        Optional.empty(),
        Optional.empty(),
        number,
        Instant.EPOCH,
        Optional.empty(),
        body,
        evidence);
  }

  private GrownTree tree(long size) {
    var tree = new GrownTree(Frontier.EMPTY);
    log.subList(0, (int) size).forEach(entry -> tree.append(entry.leafHash()));
    return tree;
  }

  /** The log's head when it had so many records. */
  SignedNote head(long size) {
    return head(size, KEY);
  }

  SignedNote head(long size, SignerKey key) {
    String text = Checkpoint.of(KEY.verifier().name(), size, tree(size).root(0, size)).text();
    return SignedNote.sign(text, key);
  }

  /** The receipt for a record of the log, for the head of a size. */
  TlogProof receipt(long index, long size) {
    return TlogProof.of(Proofs.inclusion(tree(size), index, size), head(size));
  }

  void manifest() {
    manifest(Map.of());
  }

  /** The manifest of what is there, with some members said otherwise. */
  void manifest(Map<String, Object> otherwise) {
    files.remove(Pack.MANIFEST);
    var digests = new TreeMap<String, Object>();
    files.forEach((name, bytes) -> digests.put(name, Sha256.hex(bytes)));
    var all = new LinkedHashMap<String, Object>();
    all.put("schema", Pack.SCHEMA);
    all.put("change", "CHG");
    all.put("log", KEY.verifier().name());
    all.put("size", (long) SIZE);
    all.put("root", tree(SIZE).root(0, SIZE).base64());
    all.put("files", digests);
    all.putAll(otherwise);
    files.put(Pack.MANIFEST, CanonicalJson.bytes(all));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(files.keySet());
  }

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }
}
