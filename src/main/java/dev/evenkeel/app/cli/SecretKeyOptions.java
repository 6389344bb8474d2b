package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.snapshot.Fingerprinter;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.NamedPath;
import java.nio.file.InvalidPathException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How secrets of two snapshots become comparable without being in them. */
final class SecretKeyOptions {
  private static final int NONCE_BYTES = 16;

  @Option(
      names = "--secret-key-file",
      paramLabel = "FILE",
      description =
          "A key that both sides share, at least 16 bytes; without it secrets are not comparable.")
  Optional<String> keyFile = Optional.empty();

  @Option(
      names = "--nonce",
      paramLabel = "TEXT",
      description =
          "Names this comparison: the same on both sides, another each time; without it one is"
              + " made and said on stderr.")
  Optional<String> nonce = Optional.empty();

  Fingerprinter fingerprinter(Console console) {
    if (keyFile.isEmpty()) {
      if (nonce.isPresent()) {
        throw new UsageError("--nonce does nothing without --secret-key-file FILE");
      }
      return Fingerprinter.withoutKey();
    }
    byte[] key = key(console, keyFile.get());
    String name = nonce.filter(text -> !text.isBlank()).orElseGet(SecretKeyOptions::made);
    if (nonce.isEmpty()) {
      console.err().println("evenkeel: take the other side with --nonce " + name);
    }
    return Fingerprinter.of(key, name);
  }

  private static String made() {
    var bytes = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] key(Console console, String file) {
    try {
      return switch (FileBytes.read(new NamedPath(console.directory().resolve(file), file))) {
        case FileBytes.Refused refused ->
            throw new UsageError(
                "--secret-key-file "
                    + file
                    + ": "
                    + refused.unread().why()
                    + "; "
                    + refused.unread().next());
        case FileBytes.Whole whole -> longEnough(file, withoutLineEnd(whole.bytes()));
      };
    } catch (InvalidPathException e) {
      throw new UsageError("--secret-key-file: this file system cannot have such a name");
    }
  }

  /** Editors and shells put a line end after a key; the other side's may not have one. */
  private static byte[] withoutLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private static byte[] longEnough(String file, byte[] key) {
    if (key.length < Fingerprinter.SHORTEST_KEY_BYTES) {
      throw new UsageError(
          "--secret-key-file "
              + file
              + ": a key of at least "
              + Fingerprinter.SHORTEST_KEY_BYTES
              + " bytes was expected, shorter ones can be guessed; make one with"
              + " `openssl rand -hex 32`");
    }
    return key;
  }
}
