package dev.evenkeel.app.http;

/** Everything that can be wrong with a request, as a word that programs go by. */
public enum ProblemKind {
  NOT_UNDERSTOOD(400, "not-understood", "The request cannot be read", Again.NO),
  KEY_MISSING(400, "key-missing", "The request has no Idempotency-Key", Again.NO),
  NOT_KNOWN(401, "not-known", "Nobody knows who asks", Again.NO),
  IDENTITY_REFUSED(401, "identity-refused", "The identity token is not accepted", Again.NO),
  NOT_ALLOWED(403, "not-allowed", "The caller may not do this", Again.NO),
  OTHER_PROJECT(403, "other-project", "The change belongs to another project", Again.NO),
  NOT_FOUND(404, "not-found", "There is nothing here", Again.NO),
  CHANGE_UNKNOWN(404, "change-unknown", "The log knows no such change", Again.NO),
  NO_SUCH_METHOD(405, "method-not-allowed", "This is not done here", Again.NO),
  NOT_ACCEPTABLE(
      406, "not-acceptable", "There is no answer in the form that was asked for", Again.NO),
  LENGTH_MISSING(411, "length-missing", "A body says its length beforehand", Again.NO),
  TOO_LARGE(413, "too-large", "The request is larger than what is kept", Again.NO),
  NOT_JSON(415, "not-json", "The body is not said to be JSON", Again.NO),
  KEY_TAKEN(422, "key-taken", "The key belongs to another record", Again.NO),
  NOT_A_RECORD(422, "not-a-record", "The record is not one that the log keeps", Again.NO),
  BUSY(503, "busy", "More is asked than can be done at once", Again.YES),
  STOPPING(503, "stopping", "The service is about to stop", Again.YES),
  ISSUER_UNREACHABLE(503, "issuer-unreachable", "Who asks cannot be found out now", Again.YES),
  LOG_UNREACHABLE(503, "log-unreachable", "The log cannot be read or written", Again.YES),
  LOG_REFUSED(503, "log-refused", "The log does not hold together, so nothing is signed", Again.NO),
  NOT_READY(503, "not-ready", "The service cannot take records", Again.YES),
  UNEXPECTED(500, "unexpected", "The service has a mistake", Again.YES);

  /** Whether asking once more can help, and whether it is safe. */
  public enum Again {
    /** The same request with the same Idempotency-Key: at worst it gets the first receipt. */
    YES("yes, with the same Idempotency-Key"),
    NO("no: the same request gets the same answer");

    private final String words;

    Again(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private final int status;
  private final String word;
  private final String title;
  private final Again again;

  ProblemKind(int status, String word, String title, Again again) {
    this.status = status;
    this.word = word;
    this.title = title;
    this.again = again;
  }

  public int status() {
    return status;
  }

  public String word() {
    return word;
  }

  public String title() {
    return title;
  }

  public Again again() {
    return again;
  }
}
