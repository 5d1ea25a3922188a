package io.github.credsmith.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form by which a credential is recognised in text.
 *
 * @param pattern what to look for; a group named {@code keep} at its start, if it has one, stays
 */
record CredentialForm(Pattern pattern) {
  private static final String KEY =
      "(?:access[_-]?token|refresh[_-]?token|id[_-]?token|identity[_-]?token|registry[_-]?token"
          + "|client[_-]?secret|private[_-]?key|api[_-]?key|secret(?:[_-]?access)?(?:[_-]?key)?"
          + "|session[_-]?token|password|passwd|passphrase|auth|token|signature|sig|credential"
          + "|x-amz-(?:signature|credential|security-token))";

  static List<CredentialForm> known() {
    return List.of(
        // Header lines, with or without a scheme: "Authorization: Bearer x", "x-api-key: x".
        of(
            "(?<keep>\\b(?:proxy-)?authorization['\"]?\\s*[:=]\\s*['\"]?)"
                + "(?:(?:bearer|basic|digest|negotiate|token)\\s+)?[^\\s'\",;]+"),
        of("(?<keep>\\b(?:set-)?cookie\\s*:\\s*)[^\\r\\n]+"),
        of("(?<keep>\\bx-[a-z0-9-]*(?:key|token|secret|auth)[a-z0-9-]*\\s*[:=]\\s*)[^\\s'\",;]+"),
        of("(?<keep>\\bbearer\\s+)[A-Za-z0-9._~+/=-]{8,}"),
        of("(?<keep>\\bbasic\\s+)[A-Za-z0-9+/=_-]{8,}"),
        // JSON members: "Secret":"x".
        of("(?<keep>\"" + KEY + "\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*"),
        // Query and form fields, assignments: token=x.
        of("(?<keep>(?<![a-z0-9])" + KEY + "=)[^\\s&'\";,]+"),
        // User information in a URL.
        of("(?<keep>\\b[a-z][a-z0-9+.-]*://)[^\\s/@'\"]+(?=@)"),
        of("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)"),
        // Well-known tokens: JSON web, GitHub, GitLab, AWS, Google, Docker, Slack, npm.
        exact("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
        exact("\\bgh[pousr]_[A-Za-z0-9_]{16,}"),
        exact("\\bgithub_pat_[A-Za-z0-9_]{16,}"),
        exact("\\bgl[a-z]{2,6}-[A-Za-z0-9_-]{16,}"),
        exact("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
        exact("\\bya29\\.[A-Za-z0-9_-]+"),
        exact("\\bAIza[A-Za-z0-9_-]{30,}"),
        exact("\\bdckr_[a-z]+_[A-Za-z0-9_-]{16,}"),
        exact("\\bxox[a-z]-[A-Za-z0-9-]{10,}"),
        exact("\\bnpm_[A-Za-z0-9]{30,}"));
  }

  String mask(String text, String mask) {
    Matcher matcher = pattern.matcher(text);
    String kept = pattern.pattern().startsWith("(?<keep>") ? "${keep}" : "";
    return matcher.replaceAll(kept + mask);
  }

  private static CredentialForm of(String regex) {
    return new CredentialForm(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
  }

  private static CredentialForm exact(String regex) {
    return new CredentialForm(Pattern.compile(regex));
  }
}
