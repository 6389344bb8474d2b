package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.store.file.MarkFile;
import dev.evenkeel.store.file.OutlineFile;
import dev.evenkeel.store.file.TurnFile;
import dev.evenkeel.store.file.WitnessFiles;
import dev.evenkeel.store.sqlite.SqliteFile;
import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.Turn;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A log's directory: trail.db, keys/, witness/.
 *
 * @param path the directory
 * @param marks where high-water marks are kept, one for each log
 * @param server what keeps the log instead of trail.db
 */
public record TrailDirectory(Path path, Path marks, Optional<LogServer> server) {
  private static final String DATABASE = "trail.db";
  private static final Set<String> OURS =
      Set.of(DATABASE, DATABASE + "-wal", DATABASE + "-shm", "keys", "serve", "witness");

  /** SQLite plays this file back into the database when it opens it; we never leave one. */
  private static final String ROLLED_BACK_FROM = DATABASE + "-journal";

  public KeyFiles.Keys keys(SecureRandom random) {
    if (exists() && !Files.exists(keyDirectory().resolve("log.key"))) {
      throw new UsageError(
          place()
              + " has a log and "
              + path
              + " no key keys/log.key; restore the key from where you keep it, or"
              + " start a new log in another directory");
    }
    return KeyFiles.openOrMake(keyDirectory(), random);
  }

  /** The log's public key, the newest where there are two. */
  VerifierKey logKey() {
    return logKeys().getLast();
  }

  /** The log's public keys, the newest last. */
  public List<VerifierKey> logKeys() {
    return KeyFiles.logKeys(keyDirectory());
  }

  public VerifierKey statementKey() {
    return KeyFiles.statementKey(keyDirectory());
  }

  /** The keys that sign, as they stand whenever somebody asks. */
  public Signers signers() {
    return KeyFiles.signers(keyDirectory());
  }

  /** What the log's witnesses cosigned last. */
  public WitnessFiles witnesses() {
    return new WitnessFiles(path.resolve("witness"));
  }

  public Storage open() {
    return server.map(LogServer::open).orElseGet(() -> SqliteFile.open(database()));
  }

  public Storage openToRead() {
    return server.map(LogServer::openToRead).orElseGet(() -> SqliteFile.openToRead(database()));
  }

  /** Whether this process may add to the log. */
  boolean writable() {
    return Files.isWritable(path) && (server.isPresent() || Files.isWritable(database()));
  }

  public boolean exists() {
    return server.map(LogServer::holdsLog).orElseGet(() -> Files.exists(database()));
  }

  void mustExist() {
    if (!exists()) {
      throw new UsageError(
          "no log in "
              + place()
              + ": it has no "
              + (server.isPresent() ? "checkpoint" : DATABASE)
              + "; `trail record` makes one");
    }
  }

  /** Where the log is, as a message says it. */
  public String place() {
    return server.map(LogServer::toString).orElseGet(path::toString);
  }

  /** Whose turn it is among all that serve this log. */
  public Turn turn() {
    return server
        .map(LogServer::turn)
        .orElseGet(() -> new TurnFile(path.resolve("serve").resolve("comparing.lock")));
  }

  public MarkFile mark(VerifierKey key) {
    return new MarkFile(markFile(key));
  }

  /** Where it is kept what `trail state` has read already. */
  OutlineFile outlines(VerifierKey key) {
    return new OutlineFile(beside(key, ".outlines"));
  }

  Path markFile(VerifierKey key) {
    return beside(key, ".checkpoint");
  }

  /** Named after the log and not after its key: a rotation begins no new mark. */
  private Path beside(VerifierKey key, String what) {
    return marks.resolve(HexFormat.of().formatHex(Sha256.of(key.name()), 0, 16) + what);
  }

  /** Files that are not the log's, where the engine would read them. */
  List<String> dangerous() {
    return server.isEmpty() && Files.exists(path.resolve(ROLLED_BACK_FROM))
        ? List.of(ROLLED_BACK_FROM)
        : List.of();
  }

  /** Files that are not the log's and are read by nobody. */
  Set<String> unknown() {
    var unknown = new TreeSet<String>();
    names(path).filter(name -> !OURS.contains(name)).forEach(unknown::add);
    names(keyDirectory())
        .filter(name -> !KeyFiles.NAMES.contains(name))
        .forEach(name -> unknown.add("keys/" + name));
    unknown.remove(ROLLED_BACK_FROM);
    return unknown;
  }

  private static Stream<String> names(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  private Path database() {
    return path.resolve(DATABASE);
  }

  Path keyDirectory() {
    return path.resolve("keys");
  }
}
