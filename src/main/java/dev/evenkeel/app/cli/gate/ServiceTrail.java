package dev.evenkeel.app.cli.gate;

import dev.evenkeel.app.cli.trail.ServerOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.PackedTrail;
import dev.evenkeel.store.remote.Fetched;
import dev.evenkeel.store.remote.RemoteLog;
import java.util.Optional;

/**
 * A change's trail as a service has it.
 *
 * @param trail empty where it has none, or could not be read
 * @param unread why it could not be read
 */
record ServiceTrail(PackedTrail trail, Optional<String> unread) {
  static ServiceTrail of(Console console, ServerOptions server, String change) {
    try (RemoteLog log = server.open(console)) {
      return switch (log.fetch(change)) {
        case Fetched.Packed packed ->
            new ServiceTrail(
                PackedTrail.of(packed.files(), change, console.clock().instant()),
                Optional.empty());
        case Fetched.Nothing nothing -> new ServiceTrail(PackedTrail.EMPTY, Optional.empty());
        case Fetched.Refused refused -> throw new UsageError(refused.why());
        case Fetched.Unreachable unreachable ->
            new ServiceTrail(PackedTrail.EMPTY, Optional.of(unreachable.why()));
      };
    }
  }

  Evidence.Known known(Evidence evidence) {
    return unread.map(evidence::unread).orElseGet(() -> evidence.in(trail));
  }
}
