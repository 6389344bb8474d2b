package dev.evenkeel.trail;

import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.VerifierKey;
import java.util.Optional;

/**
 * What is kept of one of a log's witnesses.
 *
 * @param head the newest head that it cosigned; nothing where it never did
 * @param unread why that cannot be read
 */
public record Cosignature(
    VerifierKey witness, Optional<SignedNote> head, Optional<String> unread) {}
