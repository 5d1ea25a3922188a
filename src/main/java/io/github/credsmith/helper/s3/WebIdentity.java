package io.github.credsmith.helper.s3;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/**
 * A role that an identity of another provider may take ("Assume role credential provider" in the
 * AWS SDKs and Tools Reference Guide).
 *
 * @param tokenFile the file that holds the identity's token, as the caller writes its path
 * @param roleArn the role
 * @param sessionName what the session is called in AWS's logs
 */
record WebIdentity(String tokenFile, String roleArn, String sessionName) {
  /** For a session that nobody named. */
  static final String SESSION = "credsmith";

  private static final int LARGEST_TOKEN = 64 * 1024;

  /**
   * Takes the role.
   *
   * @throws AwsFailure if the token cannot be read, or the role is refused
   */
  AwsKey key(AwsAccess access) throws AwsFailure {
    AssumeRoleWithWebIdentityRequest request =
        AssumeRoleWithWebIdentityRequest.builder()
            .roleArn(roleArn)
            .roleSessionName(sessionName)
            .webIdentityToken(token(access))
            .build();
    return access.services().assumeRole(request, access.region());
  }

  private String token(AwsAccess access) throws AwsFailure {
    try {
      Path file = access.context().resolve(tokenFile);
      String token = access.context().files().readUtf8(file, LARGEST_TOKEN).strip();
      if (!token.isEmpty()) {
        return token;
      }
    } catch (IOException | InvalidPathException e) {
      // Told below.
    }
    throw new AwsFailure(
        "the web identity token file cannot be read or is empty: " + tokenFile,
        "correct AWS_WEB_IDENTITY_TOKEN_FILE or web_identity_token_file");
  }
}
