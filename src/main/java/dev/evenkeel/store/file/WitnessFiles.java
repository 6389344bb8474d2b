package dev.evenkeel.store.file;

import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a log's witnesses cosigned last, beside the log: the policy that names them, and for each
 * the head with its line. Everything in it is signed, so whoever reads it asks the signatures.
 */
public final class WitnessFiles {
  private static final String POLICY = "policy";
  private static final long LARGEST = 1 << 20;

  private final Path folder;

  public WitnessFiles(Path folder) {
    this.folder = folder;
  }

  /** Keeps which witnesses the log shows its heads to. */
  public void name(byte[] policy) {
    put(POLICY, policy);
  }

  /** Keeps the head with the witness's line, in the place of the one before. */
  public void keep(VerifierKey witness, SignedNote cosigned) {
    put(file(witness), cosigned.bytes());
  }

  private void put(String name, byte[] bytes) {
    try {
      PrivateFiles.directories(folder);
      PrivateFiles.replace(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new StorageFailure("what the witnesses cosigned cannot be kept in " + folder, e);
    }
  }

  /** One for each witness of the policy; empty where no head was ever shown to any. */
  public List<Cosignature> read() {
    try {
      return TlogPolicy.parse(bytes(POLICY)).witnesses().stream().map(this::of).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | Malformed e) {
      throw new StorageFailure(
          "which witnesses the log has cannot be read from "
              + folder.resolve(POLICY)
              + " ("
              + e.getMessage()
              + "); `evenkeel trail cosign --trust POLICY` writes it anew",
          e);
    }
  }

  private Cosignature of(VerifierKey witness) {
    try {
      return new Cosignature(
          witness, Optional.of(SignedNote.parse(bytes(file(witness)))), Optional.empty());
    } catch (NoSuchFileException e) {
      return new Cosignature(witness, Optional.empty(), Optional.empty());
    } catch (IOException | Malformed e) {
      return new Cosignature(
          witness, Optional.empty(), Optional.of(file(witness) + " cannot be read"));
    }
  }

  private byte[] bytes(String name) throws IOException {
    Path file = folder.resolve(name);
    if (Files.size(file) > LARGEST) {
      throw new Malformed("has " + Files.size(file) + " bytes, at most " + LARGEST + " are read");
    }
    return Files.readAllBytes(file);
  }

  private static String file(VerifierKey witness) {
    return HexFormat.of().formatHex(Sha256.of(witness.toString()), 0, 8) + ".checkpoint";
  }
}
