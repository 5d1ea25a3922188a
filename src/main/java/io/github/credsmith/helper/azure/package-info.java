/**
 * Azure Blob Storage, reached with an access token of Microsoft Entra that Azure's own library
 * finds with the caller's environment, machine or command line login.
 */
package io.github.credsmith.helper.azure;
