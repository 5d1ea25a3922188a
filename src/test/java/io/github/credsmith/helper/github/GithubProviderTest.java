package io.github.credsmith.helper.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.FakeKeyring;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.secret.SourceState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubProviderTest {
  private static final String URL = "https://github.com/acme/x/archive/v1.tar.gz";
  private static final String HOSTS =
      """
      github.com:
          user: octocat
          oauth_token: from-hosts
          git_protocol: https
      ghe.example.com:
          oauth_token: from-enterprise
      multi.example.com:
          user: second
          users:
              first: {oauth_token: first}
              second: {oauth_token: from-second}
      acme.ghe.com: {oauth_token: from-tenant}
      """;

  @TempDir private Path workspace;

  @ParameterizedTest
  @CsvSource({
    "GH_CONFIG_DIR, '', conf/hosts.yml",
    "XDG_CONFIG_HOME, '', conf/gh/hosts.yml",
    "UNUSED, '', home/.config/gh/hosts.yml"
  })
  void hostsYmlIsReadWhereTheCommandLineWritesIt(String variable, String unused, String file)
      throws Exception {
    Caller caller =
        new Caller(workspace)
            .with(variable, workspace.resolve("conf").toString())
            .file(file, HOSTS);
    assertThat(authorization(caller, URL)).isEqualTo("Bearer from-hosts");
  }

  @Test
  void theMoreSpecificFolderWins() throws Exception {
    Caller caller =
        new Caller(workspace)
            .with("GH_CONFIG_DIR", workspace.resolve("one").toString())
            .with("XDG_CONFIG_HOME", workspace.resolve("two").toString())
            .file("one/hosts.yml", "github.com: {oauth_token: one}")
            .file("two/gh/hosts.yml", "github.com: {oauth_token: two}");
    assertThat(authorization(caller, URL)).isEqualTo("Bearer one");
  }

  @Test
  void chainBeforeFile() throws Exception {
    Caller caller = withHosts().with("GITHUB_TOKEN", "from-env");
    assertThat(authorization(caller, URL)).isEqualTo("Bearer from-env");
  }

  @Test
  void aFailingKeyringDoesNotKeepTheFileFromBeingRead() throws Exception {
    Caller caller = withHosts().keyring(FakeKeyring.failing("no D-Bus"));
    assertThat(authorization(caller, URL)).isEqualTo("Bearer from-hosts");
  }

  @Test
  void theFileCanBeTurnedOff() {
    Caller caller =
        withHosts()
            .config(
                """
                {"urls": [{"helper": "github", "config": {"read_config_file": false}}]}
                """);
    assertThatThrownBy(() -> caller.answer(URL))
        .isInstanceOf(CredentialFailure.class)
        .message()
        .doesNotContain("hosts.yml");
  }

  @ParameterizedTest
  @CsvSource({
    "https://ghe.example.com/a/b, from-enterprise",
    "https://GHE.example.com/a/b, from-enterprise",
    "https://raw.ghe.example.com/a/b, from-enterprise",
    "https://multi.example.com/a/b, from-second",
    "https://acme.ghe.com/a/b, from-tenant",
    "https://raw.acme.ghe.com/a/b, from-tenant",
    "https://media.githubusercontent.com/a, from-hosts"
  })
  void aRuleForAnotherHostGetsThatHostsToken(String url, String token) throws Exception {
    Caller caller = withHosts().config("{\"urls\": [{\"helper\": \"github\"}]}");
    assertThat(authorization(caller, url)).isEqualTo("Bearer " + token);
  }

  @Test
  void theCloudsTokenIsNotSentToAServer() {
    Caller caller =
        withHosts()
            .with("GH_TOKEN", "cloud")
            .with("GITHUB_TOKEN", "cloud")
            .keyring(FakeKeyring.with(Map.of("gh:github.com", "cloud")))
            .config("{\"urls\": [{\"helper\": \"github\"}]}");
    assertThatThrownBy(() -> caller.answer("https://git.other.example/a/b"))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("git.other.example (github)")
        .hasMessageContaining("gh auth login --hostname git.other.example");
  }

  @Test
  void aServersOwnVariablesAndKeyringItem() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config("{\"urls\": [{\"helper\": \"github\"}]}")
            .keyring(FakeKeyring.with(Map.of("gh:ghe.example.com", "item")));
    assertThat(authorization(caller, "https://ghe.example.com/a")).isEqualTo("Bearer item");
    caller.with("GITHUB_ENTERPRISE_TOKEN", "second");
    assertThat(authorization(caller, "https://ghe.example.com/a")).isEqualTo("Bearer second");
    caller.with("GH_ENTERPRISE_TOKEN", "first");
    assertThat(authorization(caller, "https://ghe.example.com/a")).isEqualTo("Bearer first");
  }

  @Test
  void rawFilesGetBasicWithTheTokenAsUser() throws Exception {
    Caller caller = new Caller(workspace).with("GH_TOKEN", "tok");
    assertThat(authorization(caller, "https://raw.githubusercontent.com/a/b/c"))
        .isEqualTo("Basic dG9rOg==");
  }

  @Test
  void whiteSpaceAroundATokenIsNotPartOfIt() throws Exception {
    Caller caller = new Caller(workspace).with("GH_TOKEN", "tok\n");
    assertThat(authorization(caller, URL)).isEqualTo("Bearer tok");
  }

  @ParameterizedTest
  @CsvSource({"http://github.com/a, https", "grpc://github.com/a, https"})
  void aTokenGoesOverHttpsOnly(String url, String reason) {
    assertThatThrownBy(() -> new Caller(workspace).with("GH_TOKEN", "tok").answer(url))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "[a]",
        "github.com:",
        "github.com: tok",
        "github.com: {user: x}",
        "github.com: {oauth_token: ''}",
        "github.com: {oauth_token: [x]}",
        "github.com: {oauth_token: a, oauth_token: b}",
        "github.com: {oauth_token: canary",
        "\tgithub.com: x",
        "other.example: {oauth_token: canary}"
      })
  void aFileWithoutATokenIsToldInOneLineThatQuotesNothing(String hosts) {
    Caller caller = new Caller(workspace).file("home/.config/gh/hosts.yml", hosts);
    assertThatThrownBy(() -> caller.answer(URL))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("hosts.yml")
        .message()
        .hasLineCount(1)
        .doesNotContain("canary");
  }

  @Test
  void setupShowsTheFileAmongTheSources() throws Exception {
    SetupReport report = withHosts().keyring(FakeKeyring.failing("no D-Bus")).setup(URL).report();
    assertThat(report.ready()).isTrue();
    assertThat(report.sources())
        .extracting(SourceState::state)
        .containsExactly(
            SourceState.State.NOT_SET,
            SourceState.State.NOT_SET,
            SourceState.State.FAILED,
            SourceState.State.SET);
    assertThat(report.toString()).doesNotContain("from-hosts");
  }

  @Test
  void setupTellsWhatToRun() throws Exception {
    SetupReport report = new Caller(workspace).setup(URL).report();
    assertThat(report.ready()).isFalse();
    assertThat(report.advice()).singleElement().asString().contains("gh auth login");
  }

  private Caller withHosts() {
    return new Caller(workspace).file("home/.config/gh/hosts.yml", HOSTS);
  }

  private static String authorization(Caller caller, String url) throws CredentialFailure {
    Map<String, List<String>> headers = caller.headers(url);
    assertThat(headers).containsOnlyKeys("Authorization");
    assertThat(headers.get("Authorization")).hasSize(1);
    return headers.get("Authorization").get(0);
  }
}
