/**
 * Google Cloud Storage and Artifact Registry, reached with the access token of the caller's
 * Application Default Credentials.
 */
package io.github.credsmith.helper.google;
