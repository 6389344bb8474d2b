package dev.evenkeel.trail.note;

import dev.evenkeel.trail.tree.NaiveTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A log that others have published, with its key: what we make of the same entries must be the same
 * bytes. The key is a test key, published on purpose.
 */
public final class Golden {
  public static final String SIGNER =
      "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";
  public static final String VERIFIER =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
  public static final String ROOT_3 = "Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=";
  public static final String SIGNATURE_3 =
      "M9e0lvAQRtH832pk2RTbeSeZMkp4FZSdJYFBUjO5SKxuRbywPUF3cx+HUrb50kjd3rUWW/fj53Wj1dwcwh9bGQnqVAg=";
  public static final String ROOT_15 = "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=";

  private Golden() {}

  public static List<byte[]> entries() {
    return Stream.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eit",
            "nain",
            "ten",
            "ileven",
            "twelf",
            "threeten",
            "fourten",
            "fivten")
        .map(word -> word.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  public static NaiveTree tree() {
    return new NaiveTree(entries());
  }
}
