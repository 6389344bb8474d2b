package dev.evenkeel.app.http;

import dev.evenkeel.app.lookout.Watching;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the service counts, in the text format of Prometheus. */
public final class Metrics {
  /** How long something takes, in buckets. */
  static final class Histogram {
    private static final double[] BOUNDS = {
      0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };
    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Histogram() {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }

    void took(long took) {
      int bucket = 0;
      while (bucket < BOUNDS.length && took > BOUNDS[bucket] * 1e9) {
        bucket++;
      }
      counts[bucket].increment();
      nanos.add(took);
    }

    void write(String name, String help, StringBuilder text) {
      head(name, "histogram", help, text);
      long sum = 0;
      for (int i = 0; i < BOUNDS.length; i++) {
        sum += counts[i].sum();
        text.append(name).append("_bucket{le=\"").append(BOUNDS[i]).append("\"} ").append(sum);
        text.append('\n');
      }
      sum += counts[BOUNDS.length].sum();
      text.append(name).append("_bucket{le=\"+Inf\"} ").append(sum).append('\n');
      text.append(name)
          .append("_sum ")
          .append(String.format(Locale.ROOT, "%.6f", nanos.sum() / 1e9));
      text.append('\n').append(name).append("_count ").append(sum).append('\n');
    }
  }

  final Histogram receipts = new Histogram();
  final Histogram commits = new Histogram();
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

  void answered(int status) {
    answers.computeIfAbsent(status, any -> new LongAdder()).increment();
  }

  String text(Served served) {
    var text = new StringBuilder();
    receipts.write("evenkeel_receipt_seconds", "From a record's arrival to its receipt.", text);
    commits.write(
        "evenkeel_commit_seconds",
        "One transaction of the log, the sync of the disk included.",
        text);
    head("evenkeel_requests_total", "counter", "Answers by status.", text);
    new TreeMap<>(answers)
        .forEach(
            (status, count) ->
                text.append("evenkeel_requests_total{status=\"" + status + "\"} ")
                    .append(count.sum())
                    .append('\n'));
    gauge(
        "evenkeel_waiting_records",
        "Records that wait for the log.",
        served.appending().waiting(),
        text);
    gauge("evenkeel_running_requests", "Requests being answered.", served.health().running(), text);
    gauge(
        "evenkeel_log_size",
        "Entries of the log.",
        served.reading().read(reader -> reader.frontier().size()),
        text);
    served.watching().get().ifPresent(watching -> compared(watching, text));
    served
        .health()
        .lastCheck()
        .ifPresent(
            check -> {
              gauge(
                  "evenkeel_verified_holds",
                  "1 where the last self-check found nothing wrong.",
                  check.found().holds() ? 1 : 0,
                  text);
              gauge(
                  "evenkeel_verified_size",
                  "Entries that the last self-check read.",
                  check.found().size(),
                  text);
              gauge(
                  "evenkeel_verified_timestamp_seconds",
                  "When the last self-check ended.",
                  check.at().getEpochSecond(),
                  text);
              head(
                  "evenkeel_verified_root_info",
                  "gauge",
                  "The root that the last self-check computed.",
                  text);
              text.append("evenkeel_verified_root_info{root=\"")
                  .append(check.found().root().base64())
                  .append("\"} 1\n");
            });
    return text.toString();
  }

  private static void compared(Watching watching, StringBuilder text) {
    head("evenkeel_compare_looks_total", "counter", "How looks by itself ended.", text);
    watching
        .looks()
        .forEach(
            (outcome, count) ->
                text.append("evenkeel_compare_looks_total{outcome=\"" + outcome.word() + "\"} ")
                    .append(count)
                    .append('\n'));
    gauge(
        "evenkeel_compare_here",
        "1 where this process looks, 0 where another replica does.",
        watching.watched().elsewhere() ? 0 : 1,
        text);
    gauge(
        "evenkeel_compare_every_seconds",
        "How often it looks.",
        watching.watched().every().toSeconds(),
        text);
    gauge(
        "evenkeel_compare_seen_timestamp_seconds",
        "When it last looked and the log says what it saw; 0 where it saw nothing.",
        watching.watched().seen().map(Instant::getEpochSecond).orElse(0L),
        text);
    gauge(
        "evenkeel_compare_since_timestamp_seconds",
        "When the look under way began; 0 where none is.",
        watching.watched().since().map(Instant::getEpochSecond).orElse(0L),
        text);
  }

  private static void gauge(String name, String help, long value, StringBuilder text) {
    head(name, "gauge", help, text);
    text.append(name).append(' ').append(value).append('\n');
  }

  private static void head(String name, String type, String help, StringBuilder text) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}
