package dev.evenkeel.sandbox;

import java.util.regex.Pattern;

/** Names as a person types them into a shell. */
public final class Typed {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  private Typed() {}

  /** One word of a command line, whatever is in it. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A file of a folder that has been named by somebody. */
  public static String in(String folder, String file) {
    String bare = folder.replaceFirst("/+$", "");
    return bare.equals(".") ? file : bare + "/" + file;
  }
}
