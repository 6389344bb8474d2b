package dev.evenkeel.source.file.format;

import dev.evenkeel.snapshot.Unread;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text, strictly: UTF-8 unless a byte order mark says UTF-16 or UTF-32 (Unicode, section
 * 23.8); the mark itself is no content. Nothing is replaced: a wrong byte is {@link Refused}.
 */
public sealed interface SourceText {
  /** The text without its byte order mark, line ends as they are. */
  record Decoded(String text) implements SourceText {}

  /** No text. */
  record Refused(Unread unread) implements SourceText {}

  static SourceText decode(byte[] bytes, String place) {
    int mark = utf8Mark(bytes);
    if (mark == 0) {
      Charset wide = wideCharset(bytes);
      if (wide != null) {
        return decode(bytes, wide.name().startsWith("UTF-32") ? 4 : 2, wide, place);
      }
    }
    if (looksBinary(bytes)) {
      return new Refused(binary(place));
    }
    if (isAscii(bytes, mark, bytes.length)) {
      return new Decoded(new String(bytes, mark, bytes.length - mark, StandardCharsets.ISO_8859_1));
    }
    return decode(bytes, mark, StandardCharsets.UTF_8, place);
  }

  static Unread binary(String place) {
    return Problem.wholeFile(
        place,
        "binary content (a NUL byte) where text was expected",
        "name a text file, or leave this file out of the source");
  }

  /** Length of a UTF-8 byte order mark at the start: 3 or 0. */
  static int utf8Mark(byte[] bytes) {
    return bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF
        ? 3
        : 0;
  }

  /** A NUL among the first 8,000 bytes, the sign Git goes by; UTF-16 has its byte order mark. */
  static boolean looksBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The charset a UTF-16 or UTF-32 byte order mark names; null where there is none. */
  static @Nullable Charset wideCharset(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    boolean four = bytes.length >= 4;
    if (first == 0xFF && second == 0xFE) {
      return four && bytes[2] == 0 && bytes[3] == 0
          ? StandardCharsets.UTF_32LE
          : StandardCharsets.UTF_16LE;
    }
    if (first == 0xFE && second == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return four && first == 0 && second == 0 && bytes[2] == (byte) 0xFE && bytes[3] == (byte) 0xFF
        ? StandardCharsets.UTF_32BE
        : null;
  }

  /**
   * Strictly decodes a part.
   *
   * @param line of the part's first byte in the file
   */
  static SourceText decode(
      byte[] bytes, int from, int to, int line, Charset charset, String place) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      int at = line;
      for (int i = from; i < in.position(); i++) {
        if (bytes[i] == '\n') {
          at++;
        }
      }
      return new Refused(
          Problem.wholeFile(
              place,
              at,
              "a byte sequence that is no " + charset.name() + " text",
              "save the file as UTF-8"));
    }
    return new Decoded(out.flip().toString());
  }

  private static SourceText decode(byte[] bytes, int from, Charset charset, String place) {
    return decode(bytes, from, bytes.length, 1, charset, place);
  }
}
