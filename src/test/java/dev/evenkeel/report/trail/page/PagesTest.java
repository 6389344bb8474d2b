package dev.evenkeel.report.trail.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.report.Hostile;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Pages that people believe: what comes from outside is text on them and nothing else. */
class PagesTest {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)(?:=\"([^\"]*)\")?");
  private static final Set<String> VOID = Set.of("meta", "br", "wbr", "input");

  @Provide
  Arbitrary<String> texts() {
    return Hostile.texts().map(text -> "x" + text); // never blank: what is blank is not stated
  }

  @Property(tries = 80)
  void textFromOutsideMakesNoTagAndNoAttribute(@ForAll("texts") String text) {
    Map<String, String> plain = Pages.with("x");
    Pages.with(text)
        .forEach(
            (name, page) ->
                assertTrue(
                    skeleton(plain.getOrDefault(name, "")).equals(skeleton(page)),
                    () -> name + " has other tags with: " + text));
  }

  @Property(tries = 80)
  void nothingThatActsUnseenGetsOntoAPage(@ForAll("texts") String text) {
    for (String page : Pages.with(text).values()) {
      page.codePoints()
          .filter(c -> c != '\n')
          .forEach(
              c ->
                  assertFalse(
                      Character.isISOControl(c)
                          || Character.getType(c) == Character.FORMAT
                          || Character.getType(c) == Character.LINE_SEPARATOR
                          || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                          || Character.getType(c) == Character.SURROGATE,
                      () -> "U+" + Integer.toHexString(c)));
    }
  }

  @Property(tries = 40)
  void anAddressLeadsToTheOtherPagesAndNowhereElse(@ForAll("texts") String text) {
    Pattern address =
        Pattern.compile(
            "\\./|\\./\\?before=\\d+|change\\?id=[A-Za-z0-9%_-]*(#record-\\d+)?"
                + "|(environment\\?name|period\\?environment)=[A-Za-z0-9%_-]*(&amp;project=[A-Za-z0-9%_-]*)?");
    Pages.with(text)
        .forEach(
            (name, page) -> {
              Matcher href = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
              while (href.find()) {
                assertTrue(address.matcher(href.group(1)).matches(), href.group(1));
              }
              assertEquals(name.equals("pack"), !page.contains("href="), name);
            });
  }

  @Test
  void aPageRunsNothingLoadsNothingAndItsPolicySaysSo() throws Exception {
    for (String page : Pages.with("x").values()) {
      String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes("UTF-8"));
      String policy =
          "default-src 'none'; style-src 'sha256-" + base64(digest) + "'; base-uri 'none'";
      assertTrue(page.contains("content=\"" + policy), policy);
      assertTrue(PageStyle.policy().startsWith(policy), PageStyle.policy());
      for (String forbidden : List.of("<script", "style=\"", " src=", "url(", "@import", "<link")) {
        assertFalse(page.contains(forbidden), forbidden);
      }
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void headingsGoDownOneStepAtATimeAndThereIsOneFirst() {
    Pages.with("x")
        .forEach(
            (name, page) -> {
              int level = 0;
              int first = 0;
              Matcher heading = Pattern.compile("<h([1-6])").matcher(page);
              while (heading.find()) {
                int next = Integer.parseInt(heading.group(1));
                assertTrue(next <= level + 1, name + ": h" + next + " after h" + level);
                first += next == 1 ? 1 : 0;
                level = next;
              }
              assertEquals(1, first, name);
              assertTrue(page.contains("<html lang=\"en\">"));
            });
  }

  @Test
  void everyTableHasACaptionEveryCellItsColumnAndEveryFieldItsLabel() {
    Pages.with("x")
        .forEach(
            (name, page) -> {
              assertEquals(count(page, "<table "), count(page, "<caption>[^<]+</caption>"), name);
              assertEquals(
                  count(page, "<td "), count(page, "<td role=\"cell\" data-label=\"[^\"]+\""));
              assertEquals(
                  count(page, "<th "), count(page, "<th role=\"columnheader\" scope=\"col\">"));
              Matcher input = Pattern.compile("<input id=\"([a-z]+)\"").matcher(page);
              while (input.find()) {
                assertTrue(page.contains("<label for=\"" + input.group(1) + "\">"), name);
              }
            });
  }

  @Test
  void everyColourCanBeReadInBothSchemesAndOnPaper() {
    List<Map<String, String>> schemes = schemes();
    assertEquals(3, schemes.size());
    for (Map<String, String> scheme : schemes) {
      for (String ground : List.of("page", "card", "code")) {
        for (String ink : List.of("ink", "quiet", "block", "warn", "unknown", "info", "good")) {
          readable(scheme, ink, ground);
        }
      }
      readable(scheme, "ink", "mark");
      readable(scheme, "page", "info");
    }
  }

  private static void readable(Map<String, String> scheme, String ink, String ground) {
    double one = luminance(scheme.getOrDefault(ink, ""));
    double two = luminance(scheme.getOrDefault(ground, ""));
    double ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    assertTrue(ratio >= 4.5, () -> ink + " on " + ground + ": " + ratio + " in " + scheme);
  }

  /** The variables of each block that sets them, in the order of the style. */
  private static List<Map<String, String>> schemes() {
    var schemes = new ArrayList<Map<String, String>>();
    Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(PageStyle.css());
    while (root.find()) {
      var scheme = new TreeMap<String, String>();
      Matcher variable = Pattern.compile("--([a-z]+): (#[0-9a-f]{3,6})").matcher(root.group(1));
      while (variable.find()) {
        scheme.put(variable.group(1), variable.group(2));
      }
      schemes.add(scheme);
    }
    return schemes;
  }

  /** Relative luminance as WCAG 2 has it. */
  private static double luminance(String colour) {
    String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static long count(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().count();
  }

  /** The page's tags and the names of their attributes; fails where a tag is left open. */
  private static List<String> skeleton(String page) {
    var tags = new ArrayList<String>();
    Deque<String> open = new ArrayDeque<>();
    String body = page.substring(page.indexOf("<html")).replaceAll("(?s)<style>.*?</style>", "");
    Matcher any = Pattern.compile("<[^>]*>?").matcher(body);
    while (any.find()) {
      Matcher tag = TAG.matcher(any.group());
      assertTrue(tag.matches(), any.group());
      String name = tag.group(2);
      if (name.equals("wbr")) {
        continue;
      }
      if (tag.group(1).isEmpty()) {
        tags.add(name + attributes(tag.group(3)));
        if (!VOID.contains(name)) {
          open.push(name);
        }
      } else {
        assertEquals(open.pop(), name);
      }
    }
    assertTrue(open.isEmpty(), open::toString);
    return tags;
  }

  private static List<String> attributes(String written) {
    return Stream.of(written)
        .flatMap(text -> ATTRIBUTE.matcher(text).results())
        .map(found -> found.group(1).equals("class") ? "class=" + found.group(2) : found.group(1))
        .map(
            name ->
                name.replace("good", "t")
                    .replace("bad", "t")
                    .replace("unknown", "t")
                    .replace("plain", "t"))
        .toList();
  }
}
