package io.github.credsmith;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The one jar that everything is packed into. */
class JarIT {

  @Test
  void carriesNoSignatureAndNothingTwice() throws IOException {
    List<String> names = names();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
    assertThat(names).doesNotContain("module-info.class");
  }

  @Test
  void everyNamedServiceProviderIsInIt() throws IOException {
    List<String> names = names();
    List<String> services =
        names.stream().filter(name -> name.matches("META-INF/services/[^/]+")).toList();
    assertThat(services).isNotEmpty();
    for (String service : services) {
      List<String> providers =
          text(service)
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .map(provider -> provider.replace('.', '/') + ".class")
              .toList();
      assertThat(names).as(service).containsAll(providers);
      assertThat(providers).as(service).doesNotHaveDuplicates();
    }
  }

  @Test
  void schemasTemplatesAndLicenceAreThoseOfTheSourceTree() throws IOException {
    assertThat(text("META-INF/LICENSE")).isEqualTo(sourceText(Path.of("LICENSE")));
    List<Path> packed =
        Project.sources().stream()
            .filter(file -> file.startsWith("schema") || file.startsWith("templates"))
            .toList();
    assertThat(packed).isNotEmpty();
    for (Path file : packed) {
      assertThat(text(file.toString())).as(file.toString()).isEqualTo(sourceText(file));
    }
  }

  private static String sourceText(Path file) throws IOException {
    return Files.readString(Project.root().resolve(file));
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(Project.jar().toFile())) {
      List<String> names = new ArrayList<>();
      jar.stream().map(ZipEntry::getName).forEach(names::add);
      return names;
    }
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(Project.jar().toFile())) {
      ZipEntry entry = jar.getEntry(name);
      assertThat(entry).as(name).isNotNull();
      try (InputStream bytes = jar.getInputStream(entry)) {
        return new String(bytes.readAllBytes(), UTF_8);
      }
    }
  }
}
