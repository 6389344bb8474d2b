package dev.evenkeel.snapshot.file;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Fingerprinter;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.SnapshotDigest;
import dev.evenkeel.snapshot.Tokens.Token;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a snapshot; secrets leave only as the fingerprinter lets them. */
public final class SnapshotWriter {
  public static final String SCHEMA = "https://evenkeel.dev/schemas/snapshot/v1";

  private final JsonWriter json;
  private final Fingerprinter fingerprinter;
  private final Map<Origin, Integer> origins = new LinkedHashMap<>();

  private SnapshotWriter(JsonWriter json, Fingerprinter fingerprinter) {
    this.json = json;
    this.fingerprinter = fingerprinter;
  }

  public static void write(Snapshot snapshot, Fingerprinter fingerprinter, Appendable out)
      throws IOException {
    new SnapshotWriter(new JsonWriter(out), fingerprinter).snapshot(snapshot);
  }

  private void snapshot(Snapshot snapshot) throws IOException {
    json.beginObject();
    json.name("schema").value(SCHEMA);
    json.name("environment").value(snapshot.environment());
    json.name("digest").value(SnapshotDigest.of(snapshot));
    if (fingerprinter.nonce().isPresent()) {
      json.name("nonce").value(fingerprinter.nonce().get());
    }
    tokens(snapshot);
    json.name("readings").beginArray();
    for (Reading reading : snapshot.readings()) {
      reading(reading);
    }
    json.endArray();
    json.name("origins").beginArray();
    for (Origin origin : origins.keySet()) {
      json.beginObject().name("place").value(origin.place());
      strings("lost", origin.lost());
      if (origin.text().isPresent()) {
        Origin.Text text = origin.text().get();
        json.name("text").beginObject().name("format").value(text.format());
        json.name("line").value(text.line()).endObject();
      }
      json.endObject();
    }
    json.endArray().endObject();
    json.finish();
  }

  private void tokens(Snapshot snapshot) throws IOException {
    var byKind = new TreeMap<String, List<String>>();
    for (Token token : snapshot.tokens().all()) {
      byKind.computeIfAbsent(token.kind(), kind -> new java.util.ArrayList<>()).add(token.value());
    }
    json.name("tokens").beginObject();
    for (var entry : byKind.entrySet()) {
      strings(entry.getKey(), entry.getValue());
    }
    json.endObject();
  }

  private void reading(Reading reading) throws IOException {
    json.beginObject().name("source").value(reading.source());
    if (reading.owner().isPresent()) {
      json.name("owner").value(reading.owner().get());
    }
    strings("targets", reading.targets().stream().sorted().toList());
    json.name("unread").beginArray();
    for (Unread unread : reading.unread()) {
      json.beginObject().name("area").value(unread.area());
      strings("within", unread.within());
      json.name("at")
          .value(unread.at())
          .name("why")
          .value(unread.why())
          .name("next")
          .value(unread.next());
      json.endObject();
    }
    json.endArray().name("notes").beginArray();
    for (Note note : reading.notes()) {
      json.beginObject().name("kind").value(note.kind()).name("area").value(note.area());
      strings("within", note.within());
      json.name("at")
          .value(note.at())
          .name("message")
          .value(note.message())
          .name("details")
          .beginObject();
      for (var detail : new TreeMap<>(note.details()).entrySet()) {
        json.name(detail.getKey()).value(detail.getValue());
      }
      json.endObject().endObject();
    }
    json.endArray().name("documents").beginArray();
    for (Document document : reading.documents()) {
      json.beginObject();
      strings("within", document.within());
      shape(document.shape());
      json.name("root");
      node(document.root());
      json.endObject();
    }
    json.endArray().endObject();
  }

  private void shape(Shape shape) throws IOException {
    json.name("shape").beginObject();
    switch (shape) {
      case Shape.Plain plain -> json.name("is").value("plain");
      case Shape.Catalog catalog -> {
        json.name("is").value("catalog");
        json.name("area").value(catalog.area());
      }
      case Shape.Contract contract ->
          json.name("is").value("contract").name("promised").value(contract.promised());
      case Shape.ComposeProject compose -> json.name("is").value("compose");
      case Shape.KubernetesObject object -> {
        json.name("is").value("kubernetes");
        json.name("apiVersion").value(object.apiVersion()).name("kind").value(object.kind());
        if (object.namespace().isPresent()) {
          json.name("namespace").value(object.namespace().get());
        }
        json.name("name").value(object.name());
      }
    }
    json.endObject();
  }

  private void node(Node node) throws IOException {
    json.beginObject();
    switch (node) {
      case Mapping mapping -> {
        json.name("mapping").beginArray();
        for (int i = 0; i < mapping.size(); i++) {
          json.beginArray().value(mapping.key(i));
          node(mapping.value(i));
          json.endArray();
        }
        json.endArray();
      }
      case Sequence sequence -> {
        json.name("sequence").beginArray();
        for (int i = 0; i < sequence.size(); i++) {
          node(sequence.get(i));
        }
        json.endArray();
      }
      case Scalar scalar -> {
        json.name(scalar.type().name().toLowerCase(Locale.ROOT)).value(scalar.text());
      }
      case Secret secret -> secret(secret);
      case Node.Unreadable unreadable ->
          json.name("unreadable").value(unreadable.why()).name("next").value(unreadable.next());
    }
    json.name("o")
        .value(origins.computeIfAbsent(node.origin(), origin -> origins.size()).longValue());
    if (node.line() > 0) {
      json.name("l").value(node.line());
    }
    json.endObject();
  }

  private void secret(Secret secret) throws IOException {
    json.name("secret").beginObject();
    if (secret.visible() != null) {
      json.name("visible").value(secret.visible());
    }
    Hidden leaving = fingerprinter.leaving(secret.hidden());
    if (leaving instanceof Hidden.Fingerprint print) {
      json.name("nonce")
          .value(print.nonce())
          .name("mac")
          .value(print.mac())
          .name("trimmedMac")
          .value(print.trimmedMac());
    }
    json.name("empty").value(leaving.empty());
    json.name("placeholder").value(secret.placeholder());
    json.endObject();
  }

  private void strings(String name, Collection<String> values) throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }
}
