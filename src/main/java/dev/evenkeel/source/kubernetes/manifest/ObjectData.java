package dev.evenkeel.source.kubernetes.manifest;

import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The data of ConfigMaps and Secrets as what reads them sees it: a Secret's {@code data} decoded
 * and {@code stringData} laid over it, as the server does.
 */
final class ObjectData {
  private static final String DATA = "data";
  private static final String STRING_DATA = "stringData";

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private ObjectData() {}

  static Mapping readable(KubernetesObject shape, Mapping object) {
    if (!shape.group().isEmpty()) {
      return object;
    }
    return switch (shape.kind()) {
      case "Secret" -> secret(object);
      default -> object;
    };
  }

  private static Mapping secret(Mapping object) {
    if (!(object.get(DATA) instanceof Mapping) && !(object.get(STRING_DATA) instanceof Mapping)) {
      return object;
    }
    Map<String, Node> merged = new LinkedHashMap<>();
    if (object.get(DATA) instanceof Mapping data) {
      for (int i = 0; i < data.size(); i++) {
        merged.put(data.key(i), decoded(data.value(i)));
      }
    }
    if (object.get(STRING_DATA) instanceof Mapping texts) {
      for (int i = 0; i < texts.size(); i++) {
        merged.put(texts.key(i), texts.value(i));
      }
    }
    var keys = new ArrayList<String>();
    var values = new ArrayList<Node>();
    for (int i = 0; i < object.size(); i++) {
      String key = object.key(i);
      boolean first = key.equals(DATA) || (key.equals(STRING_DATA) && !keys.contains(DATA));
      if (first && !keys.contains(DATA)) {
        keys.add(DATA);
        Node at = object.value(i);
        values.add(Mapping.of(merged, at.origin(), at.line()));
      } else if (!key.equals(DATA) && !key.equals(STRING_DATA)) {
        keys.add(key);
        values.add(object.value(i));
      }
    }
    return Mapping.of(keys, values, object.origin(), object.line());
  }

  private static Node decoded(Node value) {
    if (!(value instanceof Scalar scalar) || scalar.type() == ScalarType.NULL) {
      return value;
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(WHITE_SPACE.matcher(scalar.text()).replaceAll(""));
    } catch (IllegalArgumentException e) {
      return new Node.Unreadable(
          "a value under a Secret's data that is no base64",
          "encode it, or put it under stringData",
          scalar.origin(),
          scalar.line());
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Masked.leaf(ScalarType.STRING, text, scalar.origin(), scalar.line());
    } catch (CharacterCodingException e) {
      String canonical = Base64.getEncoder().encodeToString(bytes);
      return Scalar.string(canonical, scalar.origin(), scalar.line());
    }
  }
}
