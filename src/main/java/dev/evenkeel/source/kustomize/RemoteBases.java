package dev.evenkeel.source.kustomize;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an overlay takes from other repositories, each with the revision it asks for. These are
 * items of their own ({@code config/SOURCE/remote/URL}): they can be compared where the network, or
 * the right to read the other repository, is missing.
 */
final class RemoteBases {
  private static final Pattern REVISION = Pattern.compile("[?&](?:ref|version)=([^&]*)");
  private static final Pattern USER = Pattern.compile("(?<=://)[^/@]*@");
  private static final String NEWEST = "(the default branch)";

  private RemoteBases() {}

  /** One document; none where everything is local. */
  static List<Document> of(Closure closure) {
    Map<String, Node> revisions = new TreeMap<>();
    for (Kustomization kustomization : closure.kustomizations()) {
      for (Scalar remote : kustomization.remotes()) {
        String text = remote.text();
        int query = text.indexOf('?');
        Matcher revision = REVISION.matcher(text);
        String asked = revision.find() ? revision.group(1) : NEWEST;
        revisions.putIfAbsent(
            USER.matcher(query < 0 ? text : text.substring(0, query)).replaceFirst(""),
            Scalar.string(asked, remote.origin(), remote.line()));
      }
    }
    if (revisions.isEmpty()) {
      return List.of();
    }
    Node first = revisions.values().iterator().next();
    return List.of(
        Document.plain(
            List.of("remote"), Node.Mapping.of(revisions, first.origin(), first.line())));
  }
}
