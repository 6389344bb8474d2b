package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.source.file.NamedPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Services that extend others, of the same file or another. */
final class Extension {
  private static final String SERVICES = "services";
  private static final String EXTENDS = "extends";

  private final ProjectLoader loader;
  private final Notices notices;
  private final NamedPath file;
  private final NamedPath folder;
  private final Variables variables;
  private final List<String> chain;

  Extension(
      ProjectLoader loader,
      Notices notices,
      NamedPath file,
      NamedPath folder,
      Variables variables) {
    this(loader, notices, file, folder, variables, List.of());
  }

  private Extension(
      ProjectLoader loader,
      Notices notices,
      NamedPath file,
      NamedPath folder,
      Variables variables,
      List<String> chain) {
    this.loader = loader;
    this.notices = notices;
    this.file = file;
    this.folder = folder;
    this.variables = variables;
    this.chain = chain;
  }

  /** The document with every service's base put under it. */
  Mapping applied(Mapping document) {
    if (!(document.get(SERVICES) instanceof Mapping services)) {
      return document;
    }
    Mapping whole =
        Rewrite.values(
            services,
            (name, service) ->
                service instanceof Mapping mapping ? extended(name, mapping, services) : service);
    return Rewrite.values(document, (key, value) -> key.equals(SERVICES) ? whole : value);
  }

  /** A base that cannot be had leaves the whole service unjudged. */
  private Node extended(String name, Mapping service, Mapping services) {
    Node reference = service.get(EXTENDS);
    if (reference == null || Rewrite.isNull(reference)) {
      return service;
    }
    String base =
        reference instanceof Scalar scalar
            ? scalar.text()
            : reference instanceof Mapping mapping ? mapping.text("service") : null;
    if (base == null) {
      return unreadable("extends names no service", "name the service to extend", reference);
    }
    String key = file.target() + "#" + name;
    if (chain.contains(key)) {
      return unreadable("a service that extends itself", "remove the circle", reference);
    }
    var longer = new ArrayList<>(chain);
    longer.add(key);
    Node found =
        reference instanceof Mapping mapping && mapping.text("file") instanceof String other
            ? ofFile(other, base, reference, longer)
            : ofServices(base, services, reference, longer);
    return found instanceof Mapping under
        ? ProjectMerge.service(name, under, Rewrite.without(service, EXTENDS))
        : found;
  }

  private Node ofServices(String base, Mapping services, Node reference, List<String> longer) {
    return services.get(base) instanceof Mapping found
        ? new Extension(loader, notices, file, folder, variables, longer)
            .extended(base, found, services)
        : unreadable(
            "extends the service " + base + ", which this file does not have",
            "correct the name",
            reference);
  }

  private Node ofFile(String other, String base, Node reference, List<String> longer) {
    NamedPath place = folder.resolved(other);
    if (place.target().equals(file.target())) {
      place = file;
    }
    Optional<List<Mapping>> documents = loader.documents(place, place.parent(), variables);
    if (documents.isEmpty()) {
      return unreadable(
          "extends a service of " + place.written() + ", which could not be read",
          "see what is said of that file",
          reference);
    }
    for (Mapping document : documents.get()) {
      if (document.get(SERVICES) instanceof Mapping services
          && services.get(base) instanceof Mapping found) {
        return new Extension(loader, notices, place, place.parent(), variables, longer)
            .extended(base, found, services);
      }
    }
    return unreadable(
        "extends the service " + base + ", which " + place.written() + " does not have",
        "correct the name",
        reference);
  }

  private static Node unreadable(String why, String next, Node at) {
    return new Node.Unreadable(why, next, at.origin(), at.line());
  }
}
