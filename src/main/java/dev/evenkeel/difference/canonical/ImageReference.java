package dev.evenkeel.difference.canonical;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference to a container image in its familiar form (the grammar of the distribution project's
 * {@code reference} package), with what a client adds on its own: registry {@code docker.io},
 * {@code library/} there, tag {@code latest}.
 *
 * @param registry host with its port, in lower case
 * @param repository path in the registry
 * @param tag as written; empty where none is written
 * @param digest {@code algorithm:hex}; empty where none is written
 */
public record ImageReference(
    String registry, String repository, Optional<String> tag, Optional<String> digest) {
  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_OLD = "index.docker.io";
  private static final int LONGEST_REPOSITORY = 255;
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(?::\\d+)?");
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");

  /** Empty where the text is no image reference. */
  public static Optional<ImageReference> parse(String text) {
    Optional<String> digest = Optional.empty();
    String rest = text;
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = Optional.of(rest.substring(at + 1));
      rest = rest.substring(0, at);
    }
    Optional<String> tag = Optional.empty();
    int colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
      tag = Optional.of(rest.substring(colon + 1));
      rest = rest.substring(0, colon);
    }
    String registry = DOCKER_HUB;
    String repository = rest;
    int slash = rest.indexOf('/');
    if (slash > 0 && isHost(rest.substring(0, slash))) {
      registry = rest.substring(0, slash).toLowerCase(java.util.Locale.ROOT);
      repository = rest.substring(slash + 1);
    }
    if (registry.equals(DOCKER_HUB_OLD)) {
      registry = DOCKER_HUB;
    }
    if (registry.equals(DOCKER_HUB) && repository.indexOf('/') < 0) {
      repository = "library/" + repository;
    }
    boolean wellFormed =
        repository.length() <= LONGEST_REPOSITORY
            && HOST.matcher(registry).matches()
            && REPOSITORY.matcher(repository).matches()
            && tag.map(t -> TAG.matcher(t).matches()).orElse(true)
            && digest.map(d -> DIGEST.matcher(d).matches()).orElse(true);
    return wellFormed
        ? Optional.of(new ImageReference(registry, repository, tag, digest))
        : Optional.empty();
  }

  /** The first part is a host where it cannot be a name on Docker Hub: a dot, a port, localhost. */
  private static boolean isHost(String first) {
    return first.equals("localhost")
        || first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
  }

  /** Whether what it names can change under it. */
  public boolean mutable() {
    return digest.isEmpty();
  }

  /** One text per image that a client would pull: where there is a digest, the tag has no say. */
  public String canonical() {
    String name = registry + "/" + repository;
    return digest.map(d -> name + "@" + d).orElseGet(() -> name + ":" + tag.orElse("latest"));
  }
}
