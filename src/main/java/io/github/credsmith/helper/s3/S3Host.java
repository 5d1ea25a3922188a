package io.github.credsmith.helper.s3;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host means to the S3 protocol. Contract: "Amazon S3 endpoints and quotas" in the AWS
 * General Reference, "Virtual hosting of buckets" and "Dual-stack endpoints" in the S3 User Guide;
 * "S3 API compatibility" in the R2 documentation.
 *
 * @param kind what it is
 * @param region the region it names; empty if it names none
 * @param bucket the bucket or access point that stands before the endpoint, which may have dots;
 *     empty for path style, and where the two cannot be told apart
 */
record S3Host(Kind kind, Optional<String> region, Optional<String> bucket) {

  /** The kinds of host. */
  enum Kind {
    /** An endpoint of one region. */
    REGIONAL("Amazon S3"),
    /** The endpoint of all regions of the public cloud; by default it means us-east-1. */
    GLOBAL("Amazon S3"),
    /** Transfer acceleration: the bucket's region decides, and the host does not tell it. */
    ACCELERATED("Amazon S3 with transfer acceleration"),
    /** Cloudflare R2, whose only region is {@code auto}. */
    R2("Cloudflare R2"),
    /** Another store that speaks the S3 protocol. */
    OTHER_STORE("an S3-compatible store"),
    /** An endpoint of S3 that wants another kind of signature. */
    OTHER_SIGNATURE("a special endpoint of Amazon S3"),
    /** An AWS host that is not S3's. */
    OTHER_SERVICE("an AWS service other than S3");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As people call it. */
    String title() {
      return title;
    }
  }

  /** Of all partitions: public, China, sovereign Europe and the isolated ones. */
  private static final List<String> AWS_DOMAINS =
      List.of(
          "amazonaws.com",
          "amazonaws.com.cn",
          "amazonaws.eu",
          "c2s.ic.gov",
          "sc2s.sgov.gov",
          "csp.hci.ic.gov",
          "cloud.adc-e.uk");

  private static final String PUBLIC_DOMAIN = "amazonaws.com";
  private static final String R2_DOMAIN = ".r2.cloudflarestorage.com";

  /** For example {@code eu-west-1}, {@code us-gov-east-1}, {@code eusc-de-east-1}. */
  private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+){1,2}-\\d{1,2}");

  /** The form without a dot before the region, for example {@code s3-eu-west-1}. */
  private static final Pattern DASHED = Pattern.compile("s3-(?:fips-)?(" + REGION + ")");

  private static final Set<String> ENDPOINTS =
      Set.of("s3", "s3-fips", "s3-accesspoint", "s3-accesspoint-fips");

  /**
   * Reads a host.
   *
   * @param host without a port, in any case
   */
  static S3Host of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(R2_DOMAIN)) {
      return new S3Host(Kind.R2, Optional.of("auto"), Optional.empty());
    }
    return AWS_DOMAINS.stream()
        .filter(domain -> name.equals(domain) || name.endsWith("." + domain))
        .findFirst()
        .map(domain -> ofAws(name, domain))
        .orElse(new S3Host(Kind.OTHER_STORE, Optional.empty(), Optional.empty()));
  }

  /** Read from the right, because a bucket's name may look like any part of an endpoint. */
  private static S3Host ofAws(String name, String domain) {
    String before = name.equals(domain) ? "" : name.substring(0, name.length() - domain.length());
    List<String> labels = Arrays.asList(before.split("\\."));
    int end = labels.size();
    if (last(labels, end).equals("vpce")) {
      end--;
    }
    if (REGION.matcher(last(labels, end)).matches()) {
      String region = last(labels, end);
      int endpoint = last(labels, end - 1).equals("dualstack") ? end - 2 : end - 1;
      return ENDPOINTS.contains(last(labels, endpoint))
          ? new S3Host(Kind.REGIONAL, Optional.of(region), bucket(labels, endpoint))
          : other(labels);
    }
    Matcher dashed = DASHED.matcher(last(labels, end));
    if (dashed.matches()) {
      return new S3Host(Kind.REGIONAL, Optional.of(dashed.group(1)), bucket(labels, end));
    }
    return withoutRegion(labels, domain);
  }

  private static S3Host withoutRegion(List<String> labels, String domain) {
    int end = labels.size();
    if (last(labels, end).equals("s3") && domain.equals(PUBLIC_DOMAIN)) {
      return new S3Host(Kind.GLOBAL, Optional.empty(), bucket(labels, end));
    }
    if (last(labels, end).equals("s3-external-1")) {
      return new S3Host(Kind.REGIONAL, Optional.of("us-east-1"), bucket(labels, end));
    }
    int endpoint = last(labels, end).equals("dualstack") ? end - 1 : end;
    return last(labels, endpoint).equals("s3-accelerate")
        ? new S3Host(Kind.ACCELERATED, Optional.empty(), bucket(labels, endpoint))
        : other(labels);
  }

  private static S3Host other(List<String> labels) {
    boolean storage = labels.stream().anyMatch(label -> label.startsWith("s3"));
    return new S3Host(
        storage ? Kind.OTHER_SIGNATURE : Kind.OTHER_SERVICE, Optional.empty(), Optional.empty());
  }

  /** The label before position {@code end}; an empty text if there is none. */
  private static String last(List<String> labels, int end) {
    return end > 0 ? labels.get(end - 1) : "";
  }

  private static Optional<String> bucket(List<String> labels, int end) {
    return end > 1 ? Optional.of(String.join(".", labels.subList(0, end - 1))) : Optional.empty();
  }
}
