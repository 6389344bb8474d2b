package dev.evenkeel.difference;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.Catalog;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.function.UnaryOperator;

/** At which item path a document's root stands. */
public final class ItemPaths {
  private ItemPaths() {}

  public static ItemPath of(String source, Document document, Tokens tokens) {
    return of(source, document, tokens::substitute);
  }

  /** Tokens are put in where names are an environment's own. */
  public static ItemPath of(String source, Document document, UnaryOperator<String> tokens) {
    if (document.shape() instanceof KubernetesObject object) {
      return new ItemPath(
          List.of(
              "object",
              source,
              ApiKind.of(object),
              object.namespace().map(tokens).orElse("_"),
              tokens.apply(object.name())));
    }
    return plain(source, document, tokens);
  }

  private static ItemPath plain(String source, Document document, UnaryOperator<String> tokens) {
    String area =
        switch (document.shape()) {
          case Catalog catalog -> catalog.area();
          case Document.Shape.Contract contract -> "contract";
          default -> "config";
        };
    return ItemPath.of(area, source).children(document.within().stream().map(tokens).toList());
  }
}
