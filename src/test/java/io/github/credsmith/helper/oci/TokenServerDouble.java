package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.oci.FakeNetwork.Seen;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;

/**
 * A token server that gives out {@code token-for-WHO-SCOPE}, where WHO is what it was given: {@code
 * anonymous}, {@code basic}, {@code password} or {@code refresh}.
 *
 * @param postStatus what it answers to a POST: 200 for a token
 */
record TokenServerDouble(int postStatus) implements Function<Seen, MockResponse> {
  @Override
  public MockResponse apply(Seen seen) {
    boolean post = seen.line().startsWith("POST ");
    if (post && postStatus != 200) {
      return FakeNetwork.status(postStatus);
    }
    String query = post ? seen.body() : seen.line().replaceAll("^[A-Z]+ [^?]*[?]?", "");
    HttpUrl asked = HttpUrl.get("https://form.example/?" + query);
    String who = who(seen, asked);
    return FakeNetwork.json(
        "{\"token\":\"token-for-%s-%s\",\"expires_in\":300}"
            .formatted(who, asked.queryParameter("scope")));
  }

  private static String who(Seen seen, HttpUrl asked) {
    String grant = asked.queryParameter("grant_type");
    if (grant != null) {
      return grant.equals("refresh_token")
          ? "refresh-" + asked.queryParameter("refresh_token")
          : "password-" + asked.queryParameter("username") + "-" + asked.queryParameter("password");
    }
    return seen.authorization().equals("-") ? "anonymous" : "basic";
  }
}
