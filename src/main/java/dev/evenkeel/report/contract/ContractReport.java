package dev.evenkeel.report.contract;

import java.io.IOException;

/** A report about contracts, as text for people and as JSON for programs. */
public interface ContractReport {
  String SCHEMA = "https://evenkeel.dev/schemas/contract-report/v1";

  /** What it comes to. */
  enum Verdict {
    PASSED("passed"),
    FAILED("failed"),
    INCONCLUSIVE("inconclusive");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  Verdict verdict();

  void text(Appendable out) throws IOException;

  void json(Appendable out) throws IOException;
}
