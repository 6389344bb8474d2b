package dev.evenkeel.trail.record;

import dev.evenkeel.trail.tree.Hash;

/**
 * What a leaf holds in the place of bytes.
 *
 * @param name what the bytes are called, {@code body} for the record's own
 * @param hash SHA-256 over salt and bytes
 * @param size how many bytes
 * @param mediaType what they are
 */
public record Commitment(String name, Hash hash, long size, String mediaType) {
  public static Commitment to(Attachment attachment, Blob blob) {
    return new Commitment(
        attachment.name(), blob.commitment(), attachment.content().length, attachment.mediaType());
  }
}
