/**
 * Files, archives and API answers of GitHub, in its cloud or on an enterprise host, fetched with
 * the token of the caller's environment, keyring or GitHub command line.
 */
package io.github.credsmith.helper.github;
