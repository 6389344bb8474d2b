package dev.evenkeel.report;

import java.util.regex.Pattern;

/**
 * Foreign text in GitHub Flavored Markdown. Nothing of it becomes markup, a link, a mention or a
 * reference to an issue or a commit: a word that could is set as code, where GitHub looks for none.
 * What comes back has no line feed.
 */
public final class Markdown {
  private static final int LONGEST = 1_000;

  private static final Pattern HARMLESS =
      Pattern.compile("[(\"']*[\\p{L}\\p{N}]+([-'/.,:=][\\p{L}\\p{N}]+)*[)\"']*[.,:;?!]*[)\"']*");

  /** GitHub links these by itself: commits, issues, addresses. */
  private static final Pattern LINKED =
      Pattern.compile("(?i).*(\\b[0-9a-f]{7,64}\\b|\\bgh-\\d|www\\.|https?:|ftp:|mailto:|xmpp:).*");

  /** A place and no word: where one of several is set as code, all are. */
  private static final Pattern PATH = Pattern.compile("[^/]+/[^/]+/.*");

  private Markdown() {}

  /** A sentence: plain words as they are, everything else as code. */
  public static String prose(String text) {
    var written = new StringBuilder();
    String[] words = Printable.of(shortened(text)).split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (!written.isEmpty()) {
        written.append(' ');
      }
      boolean command = i + 2 < words.length && words[i].equals("evenkeel") && isId(words[i + 2]);
      written.append(
          command ? word(String.join(" ", words[i], words[++i], words[++i])) : word(words[i]));
    }
    return written.toString();
  }

  /** A command of ours about one finding is copied as a whole, so it is set as a whole. */
  private static boolean isId(String word) {
    return word.matches("[0-9a-f]{12}[.,:;]?");
  }

  private static String word(String word) {
    if (word.isEmpty() || word.equals("-") || isHarmless(word)) {
      return word;
    }
    int end = word.length();
    while (end > 1 && ".,:;".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return code(word.substring(0, end)) + word.substring(end);
  }

  private static boolean isHarmless(String word) {
    return HARMLESS.matcher(word).matches()
        && !LINKED.matcher(word).matches()
        && !PATH.matcher(word).matches();
  }

  /** Finished Markdown for a cell of a table, where a pipe ends the cell even in code. */
  public static String cell(String markdown) {
    return markdown.replace("|", "\\|");
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, inPair ? LONGEST - 1 : LONGEST) + "...";
  }

  /**
   * A code span (CommonMark 0.31, section 6.1): fenced by one backtick more than the longest run
   * inside.
   */
  public static String code(String text) {
    String printable = Printable.of(shortened(text));
    if (printable.isBlank()) {
      return "`\"" + printable + "\"`";
    }
    String fence = "`".repeat(longestRun(printable) + 1);
    boolean apart =
        printable.startsWith("`")
            || printable.endsWith("`")
            || (printable.startsWith(" ") && printable.endsWith(" "));
    String pad = apart ? " " : "";
    return fence + pad + printable + pad + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
