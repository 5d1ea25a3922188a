/**
 * The one HTTP client: proxies and trusted certificates as the caller's environment names them, a
 * deadline for the whole exchange, bounded bodies, few retries, and redirects that never carry
 * credentials to another host.
 *
 * <p>Whatever this package prints or throws is free of header values, user information and query
 * values, so that it may be shown and logged.
 */
package io.github.credsmith.http;
