package io.github.credsmith.helper.s3;

import io.github.credsmith.helper.ChainAdvice;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helper.s3.AwsKeyChain.Outcome;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers for objects in S3 and stores like it, with a signature for the one URL. The access key
 * comes from
 *
 * <ol>
 *   <li>the rule's lookup chain; or, if it has none, for R2 {@code R2_ACCESS_KEY_ID} with {@code
 *       R2_SECRET_ACCESS_KEY} or {@code CLOUDFLARE_API_TOKEN}, and then for every host the keyring
 *       items {@code tweag-credential-helper:aws-access-key-id} and so on;
 *   <li>AWS's own sources, by {@link AwsKeyChain}.
 * </ol>
 *
 * The region is the rule's {@code region}; else the host's; else that of the lookup chain, {@code
 * AWS_REGION}, {@code AWS_DEFAULT_REGION} or the profile; else, for the global endpoint, us-east-1.
 */
public final class S3Provider implements CredentialProvider {
  private static final String GLOBAL_REGION = "us-east-1";
  private static final String NO_KEY =
      "run: aws configure, or: aws sso login with AWS_PROFILE set, or: credsmith setup-keyring"
          + " tweag-credential-helper:aws-access-key-id and the same for aws-secret-access-key";

  private final KeyCache keys = new KeyCache();

  @Override
  public HelperKind kind() {
    return HelperKind.S3;
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
    checkUri(request.uri());
    S3Host host = S3Host.of(request.uri().host());
    S3Config config = (S3Config) request.config();
    if (host.kind() == S3Host.Kind.OTHER_SERVICE && config.region().isEmpty()) {
      request.log().basic(() -> request.uri().host() + " is " + host.kind().title());
      return CredentialAnswer.none();
    }
    AwsConfiguration configuration = AwsConfiguration.read(request.context());
    NamedRegion region = region(request, host, configuration);
    AwsKey key = key(request, host);
    request.log().debug(() -> "region " + region.name() + ", by " + region.origin());
    return new S3Signature().sign(request.uri(), region.name(), key, request.context().clock());
  }

  /** The URL itself: it is what is signed. */
  @Override
  public String cacheKey(RequestUri uri) {
    return uri.text();
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    S3Host host = S3Host.of(request.uri().host());
    AwsConfiguration configuration = AwsConfiguration.read(request.context());
    S3LookupChain chain = S3LookupChain.of((S3Config) request.config(), host);
    List<SourceState> states = new ArrayList<>(chain.states(request.secrets()));
    Outcome aws = new AwsKeyChain(request, request.context(), configuration).check();
    states.addAll(aws.tried());
    List<String> advice = new ArrayList<>();
    String region = "of a region that is not known";
    try {
      checkUri(request.uri());
      NamedRegion known = region(request, host, configuration);
      region = "in the region " + known.name() + " (by " + known.origin() + ")";
    } catch (ProviderFailure e) {
      advice.add(e.getMessage() + ": " + e.remedy());
    }
    boolean found = chain.key(request, new ArrayList<>()).isPresent();
    if (!found && aws.tried().stream().noneMatch(s -> s.state() == SourceState.State.SET)) {
      advice.add(remedy(request, host, aws));
    }
    return new SetupReport(
        subject(request.uri(), host) + ", " + region, states, advice.isEmpty(), advice);
  }

  private static void checkUri(RequestUri uri) throws ProviderFailure {
    if (uri.bareHost()) {
      throw new ProviderFailure(
          "a bare host is a registry request, and s3 serves no registries",
          "give the rule a path, or put a rule with the helper oci before it");
    }
    if (!uri.scheme().equals("https")) {
      throw new ProviderFailure(
          "the scheme is " + uri.scheme() + ", and a signature is sent over https only",
          "use an https URL");
    }
  }

  private static NamedRegion region(
      CredentialRequest request, S3Host host, AwsConfiguration configuration)
      throws ProviderFailure {
    S3Config config = (S3Config) request.config();
    if (host.kind() == S3Host.Kind.OTHER_SIGNATURE && config.region().isEmpty()) {
      throw new ProviderFailure(
          "the host is a special endpoint of S3, and wants a kind of signature that is not made",
          "use the bucket's host in its region, or set region in the rule's config");
    }
    NamedRegion region =
        config
            .region()
            .map(name -> new NamedRegion(name, "the rule"))
            .or(() -> host.region().map(name -> new NamedRegion(name, "the host")))
            .or(() -> S3LookupChain.of(config, host).region(request.secrets()))
            .or(configuration::region)
            .or(() -> globalRegion(host))
            .orElseThrow(
                () ->
                    new ProviderFailure(
                        "the region is not known: the host does not tell it, and neither"
                            + " AWS_REGION nor the AWS configuration does",
                        "set region in the rule's config, or AWS_REGION"));
    if (!region.name().matches("[A-Za-z0-9-]{1,64}")) {
      throw new ProviderFailure(
          "the region by " + region.origin() + " is not a region's name", "correct it");
    }
    return region;
  }

  private static Optional<NamedRegion> globalRegion(S3Host host) {
    return host.kind() == S3Host.Kind.GLOBAL
        ? Optional.of(new NamedRegion(GLOBAL_REGION, "the global endpoint"))
        : Optional.empty();
  }

  private AwsKey key(CredentialRequest request, S3Host host) throws ProviderFailure {
    List<SourceState> tried = new ArrayList<>();
    Optional<AwsKey> own = S3LookupChain.of((S3Config) request.config(), host).key(request, tried);
    if (own.isPresent()) {
      return own.get();
    }
    Outcome aws = ofAws(request);
    if (aws.key().isEmpty()) {
      tried.addAll(aws.tried());
      throw ProviderFailure.notFound("AWS access key", tried, remedy(request, host, aws));
    }
    AwsKey key = aws.key().get();
    request.log().know(key.secretKey());
    key.sessionToken().ifPresent(request.log()::know);
    return key;
  }

  private Outcome ofAws(CredentialRequest request) throws ProviderFailure {
    try {
      return keys.get(
          request.context(),
          recorded -> new AwsKeyChain(request, recorded, AwsConfiguration.read(recorded)).read());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderFailure("the request was interrupted", "try again");
    }
  }

  private static String remedy(CredentialRequest request, S3Host host, Outcome aws) {
    if (aws.remedy().isPresent()) {
      return aws.remedy().get();
    }
    if (request.config().chain().isPresent()) {
      return ChainAdvice.toFill(S3LookupChain.of((S3Config) request.config(), host).chain());
    }
    return host.kind() == S3Host.Kind.R2 ? "set R2_ACCESS_KEY_ID and R2_SECRET_ACCESS_KEY" : NO_KEY;
  }

  private static String subject(RequestUri uri, S3Host host) {
    String bucket = host.bucket().map(name -> "in the bucket " + name + " of ").orElse("in ");
    return "an object " + bucket + host.kind().title();
  }
}
