package dev.evenkeel.operation.trail;

/** What a pack tells a stranger who wants to check it. */
final class HowToVerify {
  private HowToVerify() {}

  static String text() {
    return """
    # How to verify this evidence pack

    The pack holds every record of one change (`records.jsonl`, one leaf a line), a proof for each
    that it stands in the log (`proofs/N.tlog-proof`, N counted from 0), and the log's signed head
    (`checkpoint`). `contents/N-C` is what record N commits to as number C (the body first, then the
    evidence), `contents/N-C.salt` its salt; where both are missing the bytes were erased, and the
    record still proves that they were there.

    Where the log has had more than one key, `notices/N.*` are the records by which each key vouches
    for the next, with their proofs: a policy with an older key accepts the pack by following them.

    `trust-policy.txt` is the pack's own word about whose signature counts. Compare its key with one
    that you got elsewhere: whoever can replace the pack can replace the policy in it.

    ## 1. With Evenkeel, offline

        evenkeel trail verify --pack DIR
        evenkeel trail verify --pack DIR --trust POLICY-YOU-TRUST

    ## 2. With Go's own libraries (golang.org/x/mod/sumdb), without Evenkeel

    `note.Open` with the key of `trust-policy.txt` opens `checkpoint`; for each line of
    `records.jsonl`, without its line feed, `tlog.CheckRecord(proof, size, root, index,
    tlog.RecordHash(line))` must return nil. Proofs are text: `index N`, then one base64 hash a line.

    ## 3. With sha256sum alone

        sha256sum FILE                                  # against manifest.json
        cat contents/0-0.salt contents/0-0 | sha256sum  # against "commitment" in line 1 (base64)
        (printf '\\0'; head -n 1 records.jsonl | tr -d '\\n') | sha256sum   # the leaf's hash

    The leaf's hash, joined with the hashes of the proof as RFC 9162 section 2.1.3.2 says
    (SHA-256 over the byte 1, left, right), gives the root in line 3 of `checkpoint`.

    ## The statements

    `attestations.intoto.jsonl` holds DSSE envelopes with in-toto statements about `records.jsonl`,
    one a line, signed by the Ed25519 key in `statement-key.txt` (behind the last `+`: base64 of the
    byte 1 and the key). The first tells how the change stands; each drill of the change has one of
    our own kind and a twin in in-toto's words (`https://in-toto.io/attestation/test-result/v0.1`).
    `@sigstore/verify` and go-securesystemslib's `dsse` check them.
    """;
  }
}
