package dev.evenkeel.store.file;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.SignerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What waits to be sent, one file for each record, numbered in the order in which they were made.
 * Files are on the disk when they are said to be there, and their owner alone reads them.
 */
public final class SpoolFiles {
  private static final String ENDING = ".spooled";
  private static final String SENT = "sent";
  private static final int NAME_BYTES = 8;

  private final Path directory;

  public SpoolFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  public Path directory() {
    return directory;
  }

  /** The key that signs what is spooled here; made on first use. */
  public SignerKey key(SecureRandom random) {
    try {
      PrivateFiles.directories(directory);
      Path file = directory.resolve("spool.key");
      if (!Files.exists(file)) {
        var name = new byte[NAME_BYTES];
        random.nextBytes(name);
        try {
          KeyFiles.make(file, "spool.evenkeel.local/" + HexFormat.of().formatHex(name), random);
        } catch (FileAlreadyExistsException e) {
          // Another process was faster: its key is the spool's.
          return KeyFiles.read(file).getLast();
        }
      }
      return KeyFiles.read(file).getLast();
    } catch (IOException e) {
      throw failure("its key can be neither read nor made", e);
    }
  }

  /** Keeps a record behind those that wait already; gives its file. */
  public Path keep(String line) {
    try {
      PrivateFiles.directories(directory);
      long number = waiting().stream().mapToLong(SpoolFiles::number).max().orElse(0) + 1;
      while (true) {
        Path file = directory.resolve(String.format(Locale.ROOT, "%08d%s", number, ENDING));
        try {
          PrivateFiles.create(file, line.getBytes(StandardCharsets.UTF_8));
          return file;
        } catch (FileAlreadyExistsException e) {
          number++;
        }
      }
    } catch (IOException e) {
      throw failure("a record cannot be kept in it", e);
    }
  }

  /** The files that wait, in the order in which they were made. */
  public List<Path> waiting() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> number(file) > 0).sorted().toList();
    } catch (IOException e) {
      throw failure("it cannot be listed", e);
    }
  }

  private static long number(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("[0-9]{8}\\.spooled")
        ? Long.parseLong(name.substring(0, name.length() - ENDING.length()))
        : 0;
  }

  public byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw failure(file.getFileName() + " cannot be read", e);
    }
  }

  /** Keeps the receipt, and only then lets go of the record. Gives the receipt's file. */
  public Path sent(Path file, byte[] receipt) {
    try {
      Path kept = directory.resolve(SENT);
      PrivateFiles.directories(kept);
      Path to = free(kept, String.valueOf(file.getFileName()).replace(ENDING, ""));
      PrivateFiles.create(to, receipt);
      Files.delete(file);
      return to;
    } catch (IOException e) {
      throw failure("the receipt of " + file.getFileName() + " cannot be kept", e);
    }
  }

  /** Numbers begin again once nothing waits; a receipt is never written over. */
  private static Path free(Path kept, String number) {
    Path to = kept.resolve(number + ".tlog-proof");
    for (int again = 2; Files.exists(to); again++) {
      to = kept.resolve(number + "-" + again + ".tlog-proof");
    }
    return to;
  }

  private StorageFailure failure(String what, IOException e) {
    return new StorageFailure("the spool " + directory + ": " + what + ": " + e, e);
  }
}
