package io.github.credsmith.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code NO_PROXY} as curl reads it. */
class ProxyBypassTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.com                 | example.com         | true",
        "example.com                 | a.b.example.com     | true",
        "example.com                 | notexample.com      | false",
        "example.com                 | example.com.evil.de | false",
        ".example.com                | a.example.com       | true",
        ".example.com                | example.com         | true",
        "EXAMPLE.com                 | Example.COM         | true",
        "example.com.                | example.com         | true",
        "example.com                 | example.com.        | true",
        "'a.com,b.com'               | b.com               | true",
        "'a.com, b.com ,, c.com'     | c.com               | true",
        "'a.com b.com'               | b.com               | true",
        "*                           | anything.test       | true",
        "'a.com,*'                   | 10.0.0.1            | true",
        "*.example.com               | a.example.com       | false",
        "localhost                   | localhost           | true",
        "127.0.0.1                   | localhost           | false",
        "10.0.0.1                    | 10.0.0.1            | true",
        "10.0.0.1                    | 10.0.0.11           | false",
        "10.0.0.0/8                  | 10.200.3.4          | true",
        "10.0.0.0/8                  | 11.0.0.1            | false",
        "192.168.0.0/23              | 192.168.1.255       | true",
        "192.168.0.0/23              | 192.168.2.0         | false",
        "0.0.0.0/0                   | 8.8.8.8             | true",
        "10.0.0.0/33                 | 10.0.0.0            | false",
        "10.0.0.0/x                  | 10.0.0.0            | false",
        "10.0.0.0/8                  | 10.example.com      | false",
        "0.1                         | 10.0.0.1            | false",
        "::1                         | ::1                 | true",
        "[::1]                       | ::1                 | true",
        "0:0:0:0:0:0:0:1             | ::1                 | true",
        "fe80::/10                   | fe80::1234          | true",
        "fe80::/10                   | 2001:db8::1         | false",
        "::/0                        | 10.0.0.1            | false",
        "''                          | example.com         | false",
        "'.'                         | example.com         | false",
      })
  void covers(String noProxy, String host, boolean expected) {
    assertThat(ProxyBypass.parse(noProxy).covers(host)).isEqualTo(expected);
  }
}
