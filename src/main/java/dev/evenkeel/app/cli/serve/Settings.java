package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.http.Bounds;
import dev.evenkeel.app.lookout.Pair;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.ServeDeclaration;
import dev.evenkeel.trail.GroupCommit;
import dev.evenkeel.trail.state.Limits;
import java.util.Optional;

/**
 * How the service runs: as the command line says, else as evenkeel.yaml says, else as usual.
 *
 * @param bounds where it listens and how much it takes
 * @param waiting how much may wait for the log
 * @param limits how long what a record says stays good
 * @param compared what it compares by itself
 */
record Settings(Bounds bounds, GroupCommit.Limits waiting, Limits limits, Optional<Pair> compared) {
  private static final String THIS_MACHINE = "127.0.0.1";
  private static final int PORT = 8177;

  static Settings of(
      Optional<String> host, Optional<Integer> port, Optional<Declaration> declaration) {
    Optional<ServeDeclaration> declared = declaration.flatMap(Declaration::serve);
    Optional<Pair> compared =
        declaration
            .flatMap(Declaration::compare)
            .flatMap(
                sides ->
                    sides
                        .again()
                        .map(
                            again ->
                                new Pair(
                                    sides.left(),
                                    sides.right(),
                                    declared.flatMap(ServeDeclaration::project),
                                    again.every(),
                                    again.maxAge())));
    Bounds usual =
        Bounds.of(
            host.or(() -> declared.flatMap(ServeDeclaration::host)).orElse(THIS_MACHINE),
            port.or(() -> declared.flatMap(ServeDeclaration::port)).orElse(PORT));
    return declared
        .map(serve -> of(usual, serve, compared))
        .orElseGet(() -> new Settings(usual, GroupCommit.Limits.USUAL, Limits.USUAL, compared));
  }

  private static Settings of(Bounds usual, ServeDeclaration serve, Optional<Pair> compared) {
    ServeDeclaration.Bounds bounds = serve.bounds();
    ServeDeclaration.Limits limits = serve.limits();
    return new Settings(
        new Bounds(
            usual.host(),
            usual.port(),
            bounds.requestBytes().orElse(usual.largestRequest()),
            bounds.bodiesBytes().orElse(usual.bodiesAtOnce()),
            bounds.arrival().orElse(usual.arrival()),
            bounds.idle().orElse(usual.idle()),
            bounds.page().orElse(usual.page())),
        new GroupCommit.Limits(
            bounds.waiting().orElse(GroupCommit.Limits.USUAL.waiting()),
            GroupCommit.Limits.USUAL.waitingBytes(),
            GroupCommit.Limits.USUAL.batch()),
        new Limits(
            limits.comparison().orElse(Limits.USUAL.comparison()),
            limits.drill().orElse(Limits.USUAL.drill()),
            limits.stage().orElse(Limits.USUAL.stage())),
        compared);
  }
}
