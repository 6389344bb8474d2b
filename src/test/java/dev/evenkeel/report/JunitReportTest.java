package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {
  @Example
  void theNumbersOfTheSuiteAreThoseOfItsCases() {
    for (Report report : List.of(SampleReport.rich(), SampleReport.equal(), SampleReport.empty())) {
      Element suites = parsed(report);
      Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
      for (Element element : List.of(suites, suite)) {
        assertEquals(count(suite, "testcase"), number(element, "tests"));
        assertEquals(count(suite, "failure"), number(element, "failures"));
        assertEquals(count(suite, "error"), number(element, "errors"));
        assertEquals(count(suite, "skipped"), number(element, "skipped"));
      }
    }
  }

  @Example
  void whatBlocksFailsWhatNobodyJudgedIsInErrorWhatIsAllowedIsSkipped() {
    Element suites = parsed(SampleReport.rich());
    assertEquals(13, number(suites, "failures"));
    assertEquals(1, number(suites, "errors"));
    assertEquals(2, number(suites, "skipped"));
  }

  @Example
  void anEmptyRunIsNeverAGreenSuite() {
    assertEquals(1, number(parsed(SampleReport.empty()), "errors"));
    assertEquals(1, number(parsed(SampleReport.equal()), "tests"));
  }

  @Property(tries = 40)
  void everyForeignTextIsLegalXmlAndNoMarkup(@ForAll("hostile") String hostile) {
    Report report = Hostile.report(hostile);
    Rendered.as(ReportFormat.JUNIT, report).codePoints().forEach(TextReportTest::assertVisible);
    Element suites = parsed(report);
    var names =
        List.of(
            "testsuite",
            "properties",
            "property",
            "testcase",
            "failure",
            "error",
            "skipped",
            "system-out");
    NodeList all = suites.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      assertTrue(names.contains(all.item(i).getNodeName()), all.item(i).getNodeName());
    }
    assertEquals(report.findings().size(), count(suites, "testcase"));
    Element first = (Element) suites.getElementsByTagName("failure").item(0);
    assertEquals(Printable.of(hostile), first.getAttribute("message"));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static int count(Element within, String name) {
    return within.getElementsByTagName(name).getLength();
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  private static Element parsed(Report report) {
    String xml = Rendered.as(ReportFormat.JUNIT, report);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not XML: " + xml, e);
    }
  }
}
