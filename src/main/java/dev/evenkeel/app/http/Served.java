package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Access;
import dev.evenkeel.app.http.access.Workloads;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import java.time.Clock;

/**
 * What the routes speak to.
 *
 * @param reading the log for those who look; never the connection that appends
 * @param statementKey signs statements
 */
public record Served(
    Appending appending,
    Storage reading,
    VerifierKey logKey,
    SignerKey statementKey,
    Access access,
    Workloads workloads,
    Health health,
    Metrics metrics,
    Journal journal,
    Clock clock) {}
