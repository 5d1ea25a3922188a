package io.github.credsmith.helper.s3;

import io.github.credsmith.context.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Where AWS's services are for one caller, in this order ("Service-specific endpoints" in the AWS
 * SDKs and Tools Reference Guide):
 *
 * <ol>
 *   <li>{@code AWS_ENDPOINT_URL_STS} and the like, then {@code AWS_ENDPOINT_URL};
 *   <li>the selected profile's {@code services} section, then its {@code endpoint_url};
 *   <li>the service's endpoint in the region, by {@code AWS_USE_FIPS_ENDPOINT} and {@code
 *       AWS_USE_DUALSTACK_ENDPOINT} or the profile's settings of these names.
 * </ol>
 *
 * {@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS} leaves the last alone. The SDK is always told the
 * result, since by itself it would look for these in the process environment.
 */
record AwsEndpoints(Environment environment, AwsConfiguration configuration) {

  /** The services that turn one credential into another. */
  enum Service {
    STS("sts", "sts"),
    SSO("sso", "portal.sso"),
    SSO_OIDC("sso_oidc", "oidc");

    private final String setting;
    private final String metadata;

    Service(String setting, String metadata) {
      this.setting = setting;
      this.metadata = metadata;
    }
  }

  /**
   * The endpoint of a service.
   *
   * @throws AwsFailure if a configured one is not a URL
   */
  URI of(Service service, String region) throws AwsFailure {
    Optional<String> configured =
        isOn("ignore_configured_endpoint_urls") ? Optional.empty() : configured(service);
    if (configured.isEmpty()) {
      return standard(service, region);
    }
    try {
      URI uri = new URI(configured.get());
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new AwsFailure(
        "the endpoint configured for " + service + " is not a URL", "correct endpoint_url");
  }

  private Optional<String> configured(Service service) {
    return environment
        .nonEmpty("AWS_ENDPOINT_URL_" + service.name())
        .or(() -> environment.nonEmpty("AWS_ENDPOINT_URL"))
        .or(() -> ofServicesSection(service))
        .or(() -> configuration.setting("endpoint_url"));
  }

  private Optional<String> ofServicesSection(Service service) {
    Optional<Profile> section =
        configuration.setting("services").flatMap(name -> configuration.section("services", name));
    return section.flatMap(services -> services.property(service.setting + ".endpoint_url"));
  }

  private URI standard(Service service, String region) {
    List<EndpointTag> tags = new ArrayList<>();
    if (isOn("use_dualstack_endpoint")) {
      tags.add(EndpointTag.DUALSTACK);
    }
    if (isOn("use_fips_endpoint")) {
      tags.add(EndpointTag.FIPS);
    }
    ServiceEndpointKey key =
        ServiceEndpointKey.builder().region(Region.of(region)).tags(tags).build();
    return URI.create("https://" + ServiceMetadata.of(service.metadata).endpointFor(key));
  }

  private boolean isOn(String setting) {
    return environment
        .nonEmpty("AWS_" + setting.toUpperCase(Locale.ROOT))
        .or(() -> configuration.setting(setting))
        .filter("true"::equalsIgnoreCase)
        .isPresent();
  }
}
