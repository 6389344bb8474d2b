package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.TrailLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the files of an evidence pack are called. */
public final class Pack {
  public static final String MANIFEST = "manifest.json";
  public static final String SCHEMA = "https://evenkeel.dev/schemas/evidence-pack/v1";
  public static final String PAGE = "change.html";
  public static final String RECORDS = "records.jsonl";
  public static final String CHECKPOINT = "checkpoint";
  public static final String POLICY = "trust-policy.txt";
  public static final String ATTESTATIONS = "attestations.intoto.jsonl";
  public static final String STATEMENT_KEY = "statement-key.txt";
  public static final String HOW_TO_VERIFY = "VERIFY.md";

  private static final String CONTENTS = "contents/";

  private Pack() {}

  /**
   * How many bytes a file may have. Whoever reads a pack asks before reading: the pack is another's
   * word, and its manifest may list anything.
   */
  public static int largest(String name) {
    return switch (name) {
      case PAGE, RECORDS -> TrailLimits.PACK_FILE_BYTES;
      case MANIFEST, ATTESTATIONS -> TrailLimits.PACK_JSON_BYTES;
      default ->
          name.startsWith(CONTENTS) ? TrailLimits.PACK_FILE_BYTES : TrailLimits.PACK_NOTE_BYTES;
    };
  }

  /** A file is larger than what is read of it. */
  public static Malformed tooLarge(String name, long bytes) {
    String limit =
        switch (largest(name)) {
          case TrailLimits.PACK_FILE_BYTES -> "PACK_FILE_BYTES";
          case TrailLimits.PACK_JSON_BYTES -> "PACK_JSON_BYTES";
          default -> "PACK_NOTE_BYTES";
        };
    return new Malformed(
        name
            + ": has "
            + bytes
            + " bytes, at most "
            + largest(name)
            + " are read ("
            + limit
            + " in docs/limits.md), and no pack that evenkeel exports has such a file; ask for"
            + " another copy, or verify the log itself");
  }

  /** A pack has more files, by its folder or by its manifest, than are looked at. */
  public static Malformed tooMany(String where) {
    return new Malformed(
        where
            + " has more than "
            + TrailLimits.PACK_FILES
            + " files (PACK_FILES in docs/limits.md); remove what is not of the pack, or verify"
            + " the log itself");
  }

  /** The leaves in {@link #RECORDS}, one a line; nothing but a line feed ends a line. */
  public static List<byte[]> leaves(byte[] records) {
    var leaves = new ArrayList<byte[]>();
    for (int from = 0, end = 0; from < records.length; from = end + 1) {
      // Counted at its beginning: the last one may lack its line feed.
      if (leaves.size() == TrailLimits.PACK_RECORDS) {
        throw new Malformed(
            RECORDS
                + ": has more than "
                + TrailLimits.PACK_RECORDS
                + " lines in its "
                + records.length
                + " bytes (PACK_RECORDS in docs/limits.md); verify the log itself");
      }
      end = from;
      while (end < records.length && records[end] != '\n') {
        end++;
      }
      leaves.add(Arrays.copyOfRange(records, from, end));
    }
    return leaves;
  }

  /** The leaf of the n-th record by which the log speaks of its own keys, from 0. */
  public static String notice(int number) {
    return "notices/" + number + ".leaf";
  }

  /** Its proof. */
  public static String noticeProof(int number) {
    return "notices/" + number + ".tlog-proof";
  }

  /** The notice itself. */
  public static String noticeBody(int number) {
    return "notices/" + number + ".body";
  }

  /** The salt before it. */
  public static String noticeSalt(int number) {
    return noticeBody(number) + ".salt";
  }

  /** The proof of the change's n-th record, from 0. */
  public static String proof(int number) {
    return "proofs/" + number + ".tlog-proof";
  }

  /** The bytes behind the n-th record's c-th commitment, from 0. */
  public static String content(int number, int commitment) {
    return CONTENTS + number + "-" + commitment;
  }

  /** The salt before them. */
  public static String salt(int number, int commitment) {
    return content(number, commitment) + ".salt";
  }
}
