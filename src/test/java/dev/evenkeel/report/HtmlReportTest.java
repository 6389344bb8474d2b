package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HtmlReportTest {
  /** All the page may consist of. An attribute that is not here, above all a handler, is a hole. */
  private static final Pattern OUR_TAG =
      Pattern.compile(
          "<!doctype html>|<wbr>|<html lang=\"en\">|<meta (charset|name|http-equiv)=[^<>]*>"
              + "|</?(html|head|title|style|body|main|header|section|article|details|summary)>"
              + "|<(article|section|header|details|summary|p|ul|li|dl|dt|dd|div|span|code|strong|b|mark|h[1-3])("
              + " class=\"[a-z -]*\")?>"
              + "|</(article|section|header|details|summary|p|ul|li|dl|dt|dd|div|span|code|strong|b|mark|h[1-3])>");

  private static final Set<String> VOID = Set.of("meta", "!doctype", "wbr");
  private static final Pattern NAME = Pattern.compile("</?([!a-z0-9]+)");

  @Property(tries = 40)
  void everyTagOnThePageIsOneOfOurs(@ForAll("hostile") String hostile) {
    String page = withoutStyle(Rendered.as(ReportFormat.HTML, Hostile.report(hostile)));
    assertWellFormed(page);
    page.codePoints().forEach(TextReportTest::assertVisible);
  }

  @Example
  void thePageNeedsNothingFromAnywhere() {
    String page = Rendered.as(ReportFormat.HTML, SampleReport.rich());
    for (String way :
        new String[] {
          "<script", "<link", "<img", "<iframe", " src=", " href=", "@import", "url("
        }) {
      assertFalse(page.contains(way), way);
    }
    assertTrue(page.contains("default-src 'none'"), "the policy lets nothing in");
  }

  @Example
  void thePolicyLetsInTheStyleOfThePageAndNoOther() throws NoSuchAlgorithmException {
    String page = Rendered.as(ReportFormat.HTML, SampleReport.rich());
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    String source = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    assertTrue(page.contains("style-src " + source), source);
  }

  @Example
  void thePageSaysWhatTheTextReportSays() {
    String page = Rendered.as(ReportFormat.HTML, SampleReport.rich());
    assertTrue(
        page.indexOf("FAILED") < page.indexOf("What was compared"), "the verdict stands first");
    SampleReport.rich()
        .findings()
        .forEach(f -> assertTrue(page.contains(Xml.escaped(f.item().last())), f.item().toString()));
    assertTrue(page.contains("evenkeel explain leak-token"), "the next command");
  }

  @Example
  void everyReportIsWellFormed() {
    for (Report report :
        new Report[] {SampleReport.rich(), SampleReport.equal(), SampleReport.empty()}) {
      assertWellFormed(withoutStyle(Rendered.as(ReportFormat.HTML, report)));
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static String withoutStyle(String page) {
    return page.replace(HtmlStyle.css(), "");
  }

  private static void assertWellFormed(String page) {
    Matcher tag = OUR_TAG.matcher(page);
    var open = new ArrayDeque<String>();
    for (int at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
      assertTrue(
          tag.find(at) && tag.start() == at, page.substring(at, Math.min(page.length(), at + 80)));
      Matcher name = NAME.matcher(tag.group());
      assertTrue(name.lookingAt(), tag.group());
      if (tag.group().startsWith("</")) {
        assertEquals(open.pop(), name.group(1));
      } else if (!VOID.contains(name.group(1))) {
        open.push(name.group(1));
      }
    }
    assertTrue(open.isEmpty(), open.toString());
  }
}
