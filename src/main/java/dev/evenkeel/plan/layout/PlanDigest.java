package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import dev.evenkeel.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Names a plan by everything its tool would run. */
final class PlanDigest {
  private final MessageDigest digest;

  private PlanDigest(MessageDigest digest) {
    this.digest = digest;
  }

  /** A plan whose tool runs nothing around the migrations has the name it would have without. */
  static String of(Layout layout, List<Migration> migrations, List<Script> callbacks) {
    var plan = new PlanDigest(Sha256.begin());
    plan.add(layout.word());
    for (Migration migration : migrations) {
      plan.add(migration.forth());
      migration.back().ifPresent(plan::add);
    }
    if (!callbacks.isEmpty()) {
      plan.add("around them");
      callbacks.forEach(plan::add);
    }
    return "sha256:" + HexFormat.of().formatHex(plan.digest.digest());
  }

  private void add(Script script) {
    add(script.file());
    add(script.text());
  }

  /** With its length before it, so that no two lists of texts are the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
