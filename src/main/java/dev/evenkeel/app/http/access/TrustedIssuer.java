package dev.evenkeel.app.http.access;

import java.util.List;

/**
 * An identity provider whose tokens are looked at.
 *
 * @param url as its tokens name it
 * @param audience what they must be made for: ours alone, since its default serves many
 * @param grants who of its workloads may do what
 */
public record TrustedIssuer(String url, String audience, List<Grant> grants) {
  public TrustedIssuer {
    grants = List.copyOf(grants);
  }
}
