package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Files that a command was told to read. */
final class InputFiles {
  private final Console console;

  InputFiles(Console console) {
    this.console = console;
  }

  Attachment body(String name) {
    return Attachment.json(
        name.equals("-") ? standardInput() : bytes("--body", name, Submission.LARGEST_BODY));
  }

  Attachment evidence(String name) {
    String file = String.valueOf(console.directory().resolve(name).getFileName());
    byte[] bytes = bytes("--evidence", name, Submission.LARGEST_EVIDENCE);
    return new Attachment(file, mediaType(file), bytes);
  }

  byte[] bytes(String flag, String name, int most) {
    Path file = console.directory().resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new UsageError(flag + " " + name + ": has more than " + most + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UsageError(
          flag + " " + name + ": cannot be read (" + FileTrouble.why(e) + "); a file was expected");
    }
  }

  private byte[] standardInput() {
    try {
      return console.in().readNBytes(Submission.LARGEST_BODY + 1);
    } catch (IOException e) {
      throw new UsageError("--body -: standard input cannot be read");
    }
  }

  private static String mediaType(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "json", "sarif" -> "application/json";
      case "xml" -> "application/xml";
      case "txt", "log", "md" -> "text/plain; charset=utf-8";
      case "html" -> "text/html";
      case "jsonl" -> "application/jsonl";
      default -> "application/octet-stream";
    };
  }
}
