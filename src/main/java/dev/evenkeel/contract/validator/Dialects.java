package dev.evenkeel.contract.validator;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.keyword.UniqueItemsValidator;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.stream.Stream;

/**
 * The drafts as the validator knows them, but for {@code uniqueItems}: it speaks of arrays alone
 * (JSON Schema 2020-12 Validation, section 6.4.3; so do the older drafts), and the library (2.0.8)
 * holds the members of an object to it, too. Whoever asks the library about a schema that somebody
 * else wrote asks it with these.
 */
public final class Dialects {
  /** The drafts from draft-04 on. */
  public static final List<Dialect> ALL =
      Stream.of(
              com.networknt.schema.dialect.Dialects.getDraft4(),
              com.networknt.schema.dialect.Dialects.getDraft6(),
              com.networknt.schema.dialect.Dialects.getDraft7(),
              com.networknt.schema.dialect.Dialects.getDraft201909(),
              com.networknt.schema.dialect.Dialects.getDraft202012())
          .map(draft -> Dialect.builder(draft).keyword(new UniqueInArrays()).build())
          .toList();

  private Dialects() {}

  private static final class UniqueInArrays implements Keyword {
    @Override
    public String getValue() {
      return "uniqueItems";
    }

    @Override
    public KeywordValidator newValidator(
        SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
      return new UniqueItemsValidator(location, value, parent, context) {
        @Override
        public void validate(
            ExecutionContext execution, JsonNode node, JsonNode root, NodePath instance) {
          if (node.isArray()) {
            super.validate(execution, node, root, instance);
          }
        }
      };
    }
  }
}
