/**
 * Objects in Amazon S3, Cloudflare R2 and other stores that speak the S3 protocol: which region a
 * host means, where an AWS access key comes from, and the signature that a download is sent with.
 *
 * <p>The AWS SDK reads the process environment in its default credential chain, its container and
 * instance credentials and the clients it makes for a profile. None of these are used: the chain is
 * put together here from the caller's context, and the SDK parses profile files, calls STS and IAM
 * Identity Center with explicit settings over our own client, and signs.
 */
package io.github.credsmith.helper.s3;
