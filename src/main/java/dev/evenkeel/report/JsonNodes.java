package dev.evenkeel.report;

import dev.evenkeel.difference.canonical.Decimal;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;

/**
 * Nodes as JSON values: types as the source's format gave them, numbers with the digits they were
 * written with where JSON knows them ({@code .5} becomes {@code 0.5}). A number that JSON cannot
 * spell (hexadecimal, infinity) becomes a string.
 */
final class JsonNodes {
  private final JsonWriter json;

  JsonNodes(JsonWriter json) {
    this.json = json;
  }

  void write(Node node) throws IOException {
    switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Node.Secret secret -> {
        String visible = secret.visible();
        json.value(visible == null ? Values.SECRET : visible);
      }
      case Node.Unreadable _ -> json.value(Values.UNREADABLE);
      case Node.Mapping mapping -> {
        json.beginObject();
        for (int i = 0; i < mapping.size(); i++) {
          json.name(mapping.key(i));
          write(mapping.value(i));
        }
        json.endObject();
      }
      case Node.Sequence sequence -> {
        json.beginArray();
        for (int i = 0; i < sequence.size(); i++) {
          write(sequence.get(i));
        }
        json.endArray();
      }
    }
  }

  private void scalar(Scalar scalar) throws IOException {
    switch (scalar.type()) {
      case STRING -> json.value(scalar.text());
      case NULL -> json.nullValue();
      case BOOLEAN -> json.value(scalar.text().equals("true"));
      case INTEGER, FLOAT -> {
        String spelled =
            JsonWriter.isNumber(scalar.text()) ? scalar.text() : Decimal.canonical(scalar.text());
        if (JsonWriter.isNumber(spelled)) {
          json.number(spelled);
        } else {
          json.value(scalar.text());
        }
      }
    }
  }
}
