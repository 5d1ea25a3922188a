package io.github.credsmith.helper.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of a signature, from the object that is asked for and not from the URL: written
 * after "Signature Calculations for the Authorization Header" in the S3 API Reference.
 *
 * @param key the object's key with a slash before it; for path style, after the bucket
 * @param query the parameters, decoded
 */
record SignatureCheck(
    String host, String key, Map<String, String> query, String region, String time) {
  private static final String EMPTY_BODY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** The signature of a GET in hexadecimal digits. */
  String signature(String secretKey, String sessionToken) throws GeneralSecurityException {
    String date = time.substring(0, 8);
    String scope = date + "/" + region + "/s3/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hash(canonical(sessionToken));
    byte[] signing = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String step : new String[] {date, region, "s3", "aws4_request", toSign}) {
      signing = hmac(signing, step);
    }
    return HexFormat.of().formatHex(signing);
  }

  /** The names of the headers that are signed. */
  static String signedHeaders(String sessionToken) {
    return "host;x-amz-content-sha256;x-amz-date"
        + (sessionToken.isEmpty() ? "" : ";x-amz-security-token");
  }

  private String canonical(String sessionToken) {
    // Sorted after they were encoded.
    TreeMap<String, String> encoded = new TreeMap<>();
    query.forEach((name, value) -> encoded.put(encode(name), encode(value)));
    String parameters =
        encoded.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("&"));
    String headers =
        "host:"
            + host
            + "\nx-amz-content-sha256:"
            + EMPTY_BODY
            + "\nx-amz-date:"
            + time
            + "\n"
            + (sessionToken.isEmpty() ? "" : "x-amz-security-token:" + sessionToken + "\n");
    return "GET\n"
        + encode(key).replace("%2F", "/")
        + "\n"
        + parameters
        + "\n"
        + headers
        + "\n"
        + signedHeaders(sessionToken)
        + "\n"
        + EMPTY_BODY;
  }

  /** UriEncode() of the reference: {@code A-Za-z0-9-._~} stay. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean stays = String.valueOf((char) b).matches("[A-Za-z0-9._~-]");
      encoded.append(stays ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return encoded.toString();
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String text) throws GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
