package dev.evenkeel.report.contract;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.List;

/**
 * Documents held against a contract.
 *
 * @param notes what is odd about documents that were judged nevertheless
 */
public record CheckReport(
    Named contract, List<CheckedDocument> documents, List<Contract.Problem> notes)
    implements ContractReport {
  private static final int SHOWN = 20;

  public CheckReport {
    documents = List.copyOf(documents);
    notes = List.copyOf(notes);
  }

  @Override
  public Verdict verdict() {
    if (documents.stream().anyMatch(CheckedDocument.Invalid.class::isInstance)) {
      return Verdict.FAILED;
    }
    boolean unknown =
        !contract.problems().isEmpty()
            || documents.isEmpty()
            || documents.stream().anyMatch(CheckedDocument.Unknown.class::isInstance);
    return unknown ? Verdict.INCONCLUSIVE : Verdict.PASSED;
  }

  private long count(Class<? extends CheckedDocument> kind) {
    return documents.stream().filter(kind::isInstance).count();
  }

  @Override
  public void text(Appendable out) throws IOException {
    out.append(verdict().word()).append(": ");
    out.append(Long.toString(count(CheckedDocument.Valid.class))).append(" valid, ");
    out.append(Long.toString(count(CheckedDocument.Invalid.class))).append(" invalid, ");
    out.append(Long.toString(count(CheckedDocument.Unknown.class))).append(" not judged\n");
    out.append("schema ").append(contract.file());
    out.append(contract.dialect().isPresent() ? " (" + contract.draft() + ")\n" : " not usable\n");
    Named.text(contract.problems(), out);
    for (CheckedDocument document : documents) {
      switch (document) {
        case CheckedDocument.Valid valid ->
            out.append("valid    ").append(valid.file()).append('\n');
        case CheckedDocument.Invalid invalid -> text(invalid, out);
        case CheckedDocument.Unknown unknown -> {
          out.append("unknown  ").append(unknown.file()).append('\n');
          Named.text(unknown.problems(), out);
        }
      }
    }
    for (Contract.Problem note : notes) {
      out.append("note     ").append(note.at()).append(": ").append(note.why()).append('\n');
    }
  }

  private static void text(CheckedDocument.Invalid invalid, Appendable out) throws IOException {
    out.append("INVALID  ").append(invalid.file()).append('\n');
    int shown = 0;
    for (CheckedDocument.Broken broken : invalid.broken()) {
      if (shown++ == SHOWN) {
        out.append("  and " + (invalid.broken().size() - SHOWN) + " more\n");
        return;
      }
      out.append("  ").append(broken.at()).append(": ").append(broken.violation().place());
      out.append(" breaks ").append(broken.violation().keyword()).append(": ");
      out.append(broken.violation().expected()).append(" is asked for at ");
      out.append(broken.violation().at()).append('\n');
    }
  }

  @Override
  public void json(Appendable out) throws IOException {
    var json = new JsonWriter(out);
    json.beginObject().name("schema").value(SCHEMA).name("kind").value("check");
    json.name("verdict").value(verdict().word());
    json.name("contract");
    contract.json(json);
    json.name("documents").beginArray();
    for (CheckedDocument document : documents) {
      json.beginObject().name("file").value(document.file());
      switch (document) {
        case CheckedDocument.Valid valid -> json.name("outcome").value("valid");
        case CheckedDocument.Invalid invalid -> {
          json.name("outcome").value("invalid").name("violations").beginArray();
          for (CheckedDocument.Broken broken : invalid.broken()) {
            json.beginObject().name("place").value(broken.violation().place());
            json.name("at").value(broken.at());
            json.name("keyword").value(broken.violation().keyword());
            json.name("expected").value(broken.violation().expected());
            json.name("asked").value(broken.violation().at()).endObject();
          }
          json.endArray();
        }
        case CheckedDocument.Unknown unknown -> {
          json.name("outcome").value("unknown");
          Named.problems("problems", unknown.problems(), json);
        }
      }
      json.endObject();
    }
    json.endArray();
    Named.problems("notes", notes, json);
    json.endObject().finish();
  }
}
