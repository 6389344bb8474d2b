package dev.evenkeel.report.trail;

import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.record.Entry;
import java.time.Instant;
import java.util.List;

/** Records as a table (RFC 4180). What a spreadsheet would run as a formula is made text. */
public final class PopulationCsv {
  private static final String HEAD = "index,counter,received,claimed,type,change,key\r\n";

  private PopulationCsv() {}

  public static String of(List<Population.Member> members) {
    var csv = new StringBuilder(HEAD);
    for (Population.Member member : members) {
      Entry entry = member.entry();
      csv.append(member.index()).append(',').append(entry.scopeSeq()).append(',');
      csv.append(entry.receivedAt()).append(',');
      csv.append(entry.claimedAt().map(Instant::toString).orElse("")).append(',');
      csv.append(entry.type().word()).append(',');
      csv.append(cell(entry.change())).append(',').append(cell(entry.key())).append("\r\n");
    }
    return csv.toString();
  }

  static String cell(String text) {
    String inert = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + inert.replace("\"", "\"\"") + "\"";
  }
}
