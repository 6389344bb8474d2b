package dev.evenkeel.trail.record;

import dev.evenkeel.trail.note.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials that show themselves by their form. What was appended can be erased here and is still
 * in every copy, so it is refused at the door. Says where, never what.
 */
final class Credentials {
  private static final Pattern FORM =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----"
              + "|\\bPRIVATE\\+KEY\\+[^+\\s]{1,200}\\+[0-9a-f]{8}\\+"
              + "|(?<![A-Za-z0-9])(?:(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"
              + "|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}"
              + "|gl(?:pat|ptt|rt|soat|dt)-[A-Za-z0-9_-]{20,}"
              + "|xox[abeoprs]-[0-9]{6,}-[A-Za-z0-9-]{10,}"
              + "|(?:sk|rk)_live_[A-Za-z0-9]{16,}|AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"
              + "|npm_[A-Za-z0-9]{36}|hv[sbr]\\.[A-Za-z0-9_-]{24,}"
              + "|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,})");

  private Credentials() {}

  static void refuse(Attachment attachment) {
    refuse(attachment.name(), new String(attachment.content(), StandardCharsets.ISO_8859_1));
  }

  /**
   * Refuses a text.
   *
   * @param what how a message calls it
   */
  static void refuse(String what, String text) {
    Matcher found = FORM.matcher(text);
    if (found.find()) {
      long line = 1 + text.substring(0, found.start()).chars().filter(c -> c == '\n').count();
      throw new Malformed(
          what
              + ", line "
              + line
              + ": has the form of a credential (a private key, or a token); a log keeps what it is"
              + " given, so take it out, and replace the credential if it is a real one");
    }
  }
}
