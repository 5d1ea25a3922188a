package io.github.credsmith.helper.oci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A tiny image as an OCI image layout.
 *
 * @param layout the folder
 * @param manifest the manifest's digest
 * @param blobs the digests of the configuration and the one layer
 */
record TestImage(Path layout, String manifest, List<String> blobs) {
  static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";

  static TestImage in(Path folder) throws IOException {
    Path layout = Files.createDirectories(folder.resolve("image"));
    Files.createDirectories(layout.resolve("blobs/sha256"));
    Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    String layer = blob(layout, "a layer that nobody unpacks");
    String config =
        blob(
            layout,
            "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\","
                + "\"diff_ids\":[\"%s\"]}}".formatted(layer));
    String manifest =
        blob(
            layout,
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                + "\"config\":%s,\"layers\":[%s]}"
                    .formatted(
                        descriptor(layout, "application/vnd.oci.image.config.v1+json", config),
                        descriptor(layout, "application/vnd.oci.image.layer.v1.tar", layer)));
    Files.writeString(
        layout.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[%s]}"
            .formatted(descriptor(layout, MANIFEST_TYPE, manifest)));
    return new TestImage(layout, manifest, List.of(config, layer));
  }

  static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String blob(Path layout, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String digest = digest(content);
    Files.write(file(layout, digest), content);
    return digest;
  }

  private static String descriptor(Path layout, String type, String digest) throws IOException {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(type, digest, Files.size(file(layout, digest)));
  }

  private static Path file(Path layout, String digest) {
    return layout.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
  }
}
