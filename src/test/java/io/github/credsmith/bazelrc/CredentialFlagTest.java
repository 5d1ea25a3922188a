package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialFlagTest {
  @ParameterizedTest
  @CsvSource({
    "credential_helper, CREDENTIAL_HELPER",
    "experimental_credential_helper, CREDENTIAL_HELPER",
    "auth_credentials, GOOGLE_CREDENTIALS",
    "@rules_img//img/settings:credential_helper, RULES_IMG_CREDENTIAL_HELPER",
    "@@rules_img+//img/settings:credential_helper_oci_registry, RULES_IMG_CREDENTIAL_HELPER_OCI_REGISTRY",
    "@@rules_img~1.0//img/settings:credential_helper_remote_cache, RULES_IMG_CREDENTIAL_HELPER_REMOTE_CACHE"
  })
  void aFlagIsFoundByEveryName(String name, CredentialFlag flag) {
    assertThat(CredentialFlag.named(name)).contains(flag);
  }

  @Test
  void otherNamesAreNoCredentialFlags() {
    assertThat(CredentialFlag.named("jobs")).isEmpty();
    assertThat(CredentialFlag.named("@other//img/settings:credential_helper")).isEmpty();
    assertThat(CredentialFlag.named("@")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8.4.2, credential_helper",
    "6.3.0, credential_helper",
    "6.2.1, experimental_credential_helper",
    "5.3.0, experimental_credential_helper",
    "5.2.0, ",
    "latest, credential_helper"
  })
  void theNameToWriteDependsOnTheVersion(String version, String name) {
    assertThat(CredentialFlag.CREDENTIAL_HELPER.nameFor(BazelVersion.parse(version)).orElse(null))
        .isEqualTo(name);
  }

  @Test
  void oldNamesAreTold() {
    CredentialFlag flag = CredentialFlag.CREDENTIAL_HELPER;

    assertThat(flag.isOldName("experimental_credential_helper")).isTrue();
    assertThat(flag.isOldName("credential_helper")).isFalse();
    assertThat(flag.flagName().isKnownTo(BazelVersion.parse("6.2.0"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "build, 8.0.0, true",
    "common, 8.0.0, true",
    "startup, 8.0.0, true",
    "always, 6.3.0, true",
    "always, 6.2.0, false",
    "buidl, 8.0.0, false",
    "BUILD, 8.0.0, false"
  })
  void sectionsAreCommandsAndPseudoCommands(String word, String version, boolean section) {
    assertThat(BazelCommand.isSection(word, BazelVersion.parse(version))).isEqualTo(section);
  }
}
