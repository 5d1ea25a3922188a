package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.s3.S3Host.Kind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3HostTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "s3.amazonaws.com, GLOBAL, , ",
    "bucket.s3.amazonaws.com, GLOBAL, , bucket",
    "Bucket.S3.AmazonAWS.com, GLOBAL, , bucket",
    "my.dotted.bucket.s3.amazonaws.com, GLOBAL, , my.dotted.bucket",
    "us-west-2.s3.amazonaws.com, GLOBAL, , us-west-2",
    "s3.eu-west-1.amazonaws.com, REGIONAL, eu-west-1, ",
    "bucket.s3.eu-west-1.amazonaws.com, REGIONAL, eu-west-1, bucket",
    "a.b.s3.ap-southeast-3.amazonaws.com, REGIONAL, ap-southeast-3, a.b",
    "s3.eu-west-1.s3.us-east-2.amazonaws.com, REGIONAL, us-east-2, s3.eu-west-1",
    "s3-eu-west-1.amazonaws.com, REGIONAL, eu-west-1, ",
    "bucket.s3-eu-west-1.amazonaws.com, REGIONAL, eu-west-1, bucket",
    "a.b.s3-us-gov-west-1.amazonaws.com, REGIONAL, us-gov-west-1, a.b",
    "s3-fips-us-gov-west-1.amazonaws.com, REGIONAL, us-gov-west-1, ",
    "s3.us-gov-east-1.amazonaws.com, REGIONAL, us-gov-east-1, ",
    "s3.dualstack.us-west-2.amazonaws.com, REGIONAL, us-west-2, ",
    "a.b.s3.dualstack.us-west-2.amazonaws.com, REGIONAL, us-west-2, a.b",
    "bucket.s3-fips.us-east-1.amazonaws.com, REGIONAL, us-east-1, bucket",
    "bucket.s3-fips.dualstack.us-east-1.amazonaws.com, REGIONAL, us-east-1, bucket",
    "bucket.s3.cn-north-1.amazonaws.com.cn, REGIONAL, cn-north-1, bucket",
    "s3.dualstack.cn-northwest-1.amazonaws.com.cn, REGIONAL, cn-northwest-1, ",
    "bucket.s3.eusc-de-east-1.amazonaws.eu, REGIONAL, eusc-de-east-1, bucket",
    "bucket.s3.us-iso-east-1.c2s.ic.gov, REGIONAL, us-iso-east-1, bucket",
    "bucket.s3.us-isob-east-1.sc2s.sgov.gov, REGIONAL, us-isob-east-1, bucket",
    "ap-123456789012.s3-accesspoint.eu-north-1.amazonaws.com, REGIONAL, eu-north-1, ap-123456789012",
    "ap-123456789012.s3-accesspoint.dualstack.eu-north-1.amazonaws.com,"
        + " REGIONAL, eu-north-1, ap-123456789012",
    "ap-123456789012.s3-accesspoint-fips.us-east-1.amazonaws.com,"
        + " REGIONAL, us-east-1, ap-123456789012",
    "bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com,"
        + " REGIONAL, us-east-1, bucket.vpce-1a2b3c4d-5e6f",
    "s3-external-1.amazonaws.com, REGIONAL, us-east-1, ",
    "bucket.s3-external-1.amazonaws.com, REGIONAL, us-east-1, bucket",
    "bucket.s3-accelerate.amazonaws.com, ACCELERATED, , bucket",
    "bucket.s3-accelerate.dualstack.amazonaws.com, ACCELERATED, , bucket",
    "abc.r2.cloudflarestorage.com, R2, auto, ",
    "bucket.abc.eu.r2.cloudflarestorage.com, R2, auto, ",
    "minio.example.com, OTHER_STORE, , ",
    "s3.example.com, OTHER_STORE, , ",
    "evilamazonaws.com, OTHER_STORE, , ",
    "x.mrap.accesspoint.s3-global.amazonaws.com, OTHER_SIGNATURE, , ",
    "b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com, OTHER_SIGNATURE, , ",
    "bucket.s3.amazonaws.com.cn, OTHER_SIGNATURE, , ",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com, OTHER_SERVICE, , ",
    "amazonaws.com, OTHER_SERVICE, , "
  })
  void tellsTheRegionAndTheBucket(String host, Kind kind, String region, String bucket) {
    assertThat(S3Host.of(host))
        .isEqualTo(new S3Host(kind, Optional.ofNullable(region), Optional.ofNullable(bucket)));
  }
}
