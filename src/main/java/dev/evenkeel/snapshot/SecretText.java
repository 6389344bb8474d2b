package dev.evenkeel.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that show themselves by their form, wherever they stand: private keys, signed tokens,
 * providers' prefixes, the userinfo of a URL, {@code password=...} inside a longer text.
 */
final class SecretText {
  /**
   * What is left when the secret pieces are covered.
   *
   * @param visible the text with {@code ***} over each secret piece; null where the whole is secret
   * @param pieces the secret pieces, each preceded by its length so that two lists never collide
   */
  record Covered(@org.jspecify.annotations.Nullable String visible, String pieces) {}

  static final String COVER = "***";

  /** Shorter texts hold none of the forms below. */
  private static final int SHORTEST = 8;

  private static final int SHORTEST_PROVIDER = 20;

  private static final int SHORTEST_ASSIGNED = 2;

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----");

  /** RFC 7519, compact form: header and payload are base64url of JSON objects. */
  private static final Pattern JWT =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*");

  /** Prefixes that providers publish so that scanners can find their credentials. */
  private static final Pattern PROVIDER =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:"
              + "(?:AKIA|ASIA)[A-Z0-9]{16}"
              + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}"
              + "|gl(?:pat|ptt|rt|soat|dt)-[A-Za-z0-9_.-]{16,}"
              + "|xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}"
              + "|(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}"
              + "|sk-(?:[a-z]+-)*[A-Za-z0-9_-]{20,}"
              + "|AIza[A-Za-z0-9_-]{30,}|ya29\\.[A-Za-z0-9_-]{16,}"
              + "|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"
              + "|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|rubygems_[a-f0-9]{30,}"
              + "|dckr_pat_[A-Za-z0-9_-]{20,}|do[opr]_v1_[a-f0-9]{40,}|hv[sbr]\\.[A-Za-z0-9_-]{20,}"
              + "|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{30,}|AGE-SECRET-KEY-1[A-Z0-9]{40,}"
              + "|hf_[A-Za-z0-9]{30,}|lin_api_[A-Za-z0-9]{30,}|figd_[A-Za-z0-9_-]{20,}"
              + ")");

  /** RFC 3986 section 3.2.1; userinfo ends at the last @ before the path. */
  private static final Pattern USERINFO = Pattern.compile("://([^/?#\\s\"'<>]+)@");

  /**
   * A password with a slash, a question mark or a hash in it, which RFC 3986 has written otherwise
   * and clients take as it is. What follows a colon and is no port is a password.
   */
  private static final Pattern RAW_USERINFO =
      Pattern.compile(
          "://(?![^/?#\\s\"'<>]*@)([^/?#\\s\"'<>@:\\[]*:(?!\\d{1,5}[/?#]|[$%{])[^\\s\"'<>]{0,300}?)@");

  /**
   * Data source names without a scheme, {@code user:password@tcp(host:3306)/db}, and Oracle's. An
   * address behind {@code mailto:} has the same form and no password.
   */
  private static final Pattern BARE_USERINFO =
      Pattern.compile(
          "(?:^|[\\s\"'=])(?:(?!(?i:mailto|sips?|xmpp|acct):)[A-Za-z0-9_.-]+:([^\\s:/@\"']+)@(?!sha\\d)[A-Za-z(\\[]|jdbc:oracle:\\w+:([^\\s/@]+/[^\\s@]+)@)");

  private static final String NAME =
      "(?:password|passwd|pwd|secret|token|credentials?|api[_-]?key|private[_-]?key)";

  /** {@code password=...} and the like inside options, queries, flags and free text. */
  private static final Pattern ASSIGNED =
      Pattern.compile("(?i)" + NAME + "\\\\{0,4}[\"']?\\s{0,8}(?:=|:(?!/))\\s{0,8}");

  /** {@code --password ...} in a command line. */
  private static final Pattern FLAGGED =
      Pattern.compile("(?i)(?<!\\S)--[\\w.-]{0,60}" + NAME + "\\s{1,8}(?!-)");

  /** Authorization headers, RFC 9110 section 11.6.2. */
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/=-]{8,})");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$[A-Za-z_]\\w*|\\{\\{.*|<[^>]*>|%\\(?\\w+\\)?s?|null|none|true|false");

  private SecretText() {}

  /** Texts without a secret come again and again in one environment; looking once is enough. */
  private static final Set<String> CLEAN = ConcurrentHashMap.newKeySet();

  private static final int CLEAN_AT_MOST = 50_000;

  /** Covers what is secret in the text; empty where nothing is. */
  static Optional<Covered> cover(String text) {
    if (text.length() < SHORTEST) {
      return Optional.empty();
    }
    int signs = SecretSigns.of(text);
    if (signs == 0 || CLEAN.contains(text)) {
      return Optional.empty();
    }
    Optional<Covered> covered = looked(text, signs);
    if (covered.isEmpty() && CLEAN.size() < CLEAN_AT_MOST) {
      CLEAN.add(text);
    }
    return covered;
  }

  /** Covers what is secret in the text by the forms of which it shows a sign. */
  static Optional<Covered> looked(String text, int signs) {
    if ((signs & SecretSigns.PRIVATE_KEY) != 0 && PRIVATE_KEY.matcher(text).find()) {
      return Optional.of(new Covered(null, text));
    }
    var spans = new ArrayList<int[]>(0);
    if ((signs & SecretSigns.JWT) != 0) {
      collect(JWT.matcher(text), 0, spans, text, false);
    }
    if ((signs & SecretSigns.PROVIDER) != 0 && text.length() >= SHORTEST_PROVIDER) {
      collect(PROVIDER.matcher(text), 0, spans, text, false);
    }
    if ((signs & SecretSigns.USERINFO) != 0) {
      collect(USERINFO.matcher(text), 1, spans, text, false);
      collect(RAW_USERINFO.matcher(text), 1, spans, text, false);
      collect(BARE_USERINFO.matcher(text), 1, spans, text, false);
      collect(BARE_USERINFO.matcher(text), 2, spans, text, false);
    }
    if ((signs & SecretSigns.ASSIGNED) != 0) {
      collectValues(ASSIGNED.matcher(text), spans, text);
    }
    if ((signs & SecretSigns.FLAGGED) != 0 && text.indexOf(' ') > 0) {
      collectValues(FLAGGED.matcher(text), spans, text);
    }
    if ((signs & SecretSigns.AUTHORIZATION) != 0) {
      collect(AUTHORIZATION.matcher(text), 1, spans, text, true);
    }
    return spans.isEmpty() ? Optional.empty() : Optional.of(coverSpans(text, spans));
  }

  private static void collect(
      Matcher matcher, int group, List<int[]> spans, String text, boolean skipReferences) {
    while (matcher.find()) {
      int start = matcher.start(group);
      if (start < 0) {
        continue;
      }
      String piece = text.substring(start, matcher.end(group));
      if (!skipReferences || !REFERENCE.matcher(piece).matches()) {
        spans.add(new int[] {start, matcher.end(group)});
      }
    }
  }

  private static void collectValues(Matcher matcher, List<int[]> spans, String text) {
    int from = 0;
    while (matcher.find(from)) {
      if (isHost(text, matcher.start(), matcher.end())) {
        from = matcher.end();
        continue;
      }
      int[] span = AssignedValue.at(text, matcher.end());
      from = span[1];
      boolean value = span[1] - span[0] >= SHORTEST_ASSIGNED;
      if (value && !REFERENCE.matcher(text.substring(span[0], span[1])).matches()) {
        spans.add(span);
      }
    }
  }

  /** What stands behind the colon of {@code //token:5432} is the port of a host. */
  private static boolean isHost(String text, int nameStart, int valueStart) {
    if (text.charAt(valueStart - 1) != ':' || !Character.isLetter(text.charAt(valueStart - 2))) {
      return false;
    }
    int start = nameStart;
    while (start > 0 && isOfHost(text.charAt(start - 1))) {
      start--;
    }
    return text.startsWith("//", start - 2)
        && valueStart < text.length()
        && Character.isDigit(text.charAt(valueStart));
  }

  private static boolean isOfHost(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static Covered coverSpans(String text, List<int[]> spans) {
    spans.sort(Comparator.<int[]>comparingInt(span -> span[0]).thenComparingInt(span -> -span[1]));
    var visible = new StringBuilder();
    var pieces = new StringBuilder();
    int done = 0;
    for (int[] span : spans) {
      if (span[1] <= done) {
        continue;
      }
      int start = Math.max(span[0], done);
      if (start > done || done == 0) {
        visible.append(text, done, start).append(COVER);
      }
      pieces.append(span[1] - start).append(':').append(text, start, span[1]);
      done = span[1];
    }
    visible.append(text, done, text.length());
    boolean whole = visible.toString().equals(COVER);
    return new Covered(whole ? null : visible.toString(), whole ? text : pieces.toString());
  }
}
