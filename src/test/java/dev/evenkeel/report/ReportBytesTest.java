package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.ItemClass;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReportBytesTest {
  @Property(tries = 20)
  void theSameReportGivesTheSameBytes(@ForAll("hostile") String hostile) {
    for (ReportFormat format : ReportFormat.values()) {
      String once = Rendered.as(format, Hostile.report(hostile));
      assertEquals(once, Rendered.as(format, Hostile.report(hostile)));
      assertTrue(once.endsWith("\n"), "ends with a line feed");
      assertFalse(once.contains("\r"), "no carriage return");
    }
  }

  @Example
  void theMachinesLanguageAndTimeZoneChangeNothing() {
    Map<ReportFormat, String> here = all(SampleReport.rich());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      assertEquals(here, all(SampleReport.rich()));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(here, all(SampleReport.rich()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Example
  void theOrderInWhichCountsWereTakenChangesNothing() {
    Report report = SampleReport.rich();
    var other = new TreeMap<ItemClass, Long>(java.util.Comparator.reverseOrder());
    other.putAll(report.counts());
    assertEquals(all(report), all(withCounts(report, other)));
    assertEquals(all(report), all(withCounts(report, new HashMap<>(report.counts()))));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static Report withCounts(Report r, Map<ItemClass, Long> counts) {
    return new Report(
        r.verdict(),
        r.failOn(),
        r.left(),
        r.right(),
        r.findings(),
        r.coverage(),
        counts,
        r.leftDigest(),
        r.rightDigest(),
        r.remarks(),
        r.next());
  }

  private static Map<ReportFormat, String> all(Report report) {
    var all = new HashMap<ReportFormat, String>();
    for (ReportFormat format : ReportFormat.values()) {
      all.put(format, Rendered.as(format, report));
    }
    return all;
  }
}
