package dev.evenkeel.trail;

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

  private Pack() {}

  /** The leaves in {@link #RECORDS}, one a line; nothing but a line feed ends a line. */
  public static List<byte[]> leaves(byte[] records) {
    var leaves = new ArrayList<byte[]>();
    int from = 0;
    for (int at = 0; at < records.length; at++) {
      if (records[at] == '\n') {
        leaves.add(Arrays.copyOfRange(records, from, at));
        from = at + 1;
      }
    }
    if (from < records.length) {
      leaves.add(Arrays.copyOfRange(records, from, records.length));
    }
    return leaves;
  }

  /** The proof of the change's n-th record, from 0. */
  public static String proof(int number) {
    return "proofs/" + number + ".tlog-proof";
  }

  /** The bytes behind the n-th record's c-th commitment, from 0. */
  public static String content(int number, int commitment) {
    return "contents/" + number + "-" + commitment;
  }

  /** The salt before them. */
  public static String salt(int number, int commitment) {
    return content(number, commitment) + ".salt";
  }
}
