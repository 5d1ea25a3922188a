package io.github.credsmith;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Position;
import io.github.credsmith.document.Span;
import io.github.credsmith.uri.DnsName;
import io.github.credsmith.uri.Glob;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose equality is written out are equal exactly if all of their components are. */
class WrittenEqualityTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Position.class,
        Span.class,
        Location.class,
        Finding.class,
        HelperPath.class,
        HelperDeclaration.class,
        CredentialScope.Default.class,
        CredentialScope.ExactHost.class,
        CredentialScope.DomainSuffix.class,
        RegistryKey.class,
        DnsName.class,
        Glob.class
      })
  void everyComponentCounts(Class<? extends Record> type) throws ReflectiveOperationException {
    Object one = sample(type, 1);
    assertThat(one).isEqualTo(sample(type, 1)).hasSameHashCodeAs(sample(type, 1)).isNotEqualTo("");
    for (int i = 0; i < type.getRecordComponents().length; i++) {
      assertThat(one).isNotEqualTo(sampleWithOther(type, i));
    }
  }

  private static Object sample(Class<?> type, int number) throws ReflectiveOperationException {
    return made(type, values(type, number));
  }

  private static Object sampleWithOther(Class<?> type, int component)
      throws ReflectiveOperationException {
    List<Object> values = values(type, 1);
    values.set(component, value(type.getRecordComponents()[component].getType(), 2));
    return made(type, values);
  }

  private static Object made(Class<?> type, List<Object> values)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(values.toArray());
  }

  private static List<Object> values(Class<?> type, int number)
      throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.add(value(component.getType(), number));
    }
    return values;
  }

  private static Object value(Class<?> type, int number) throws ReflectiveOperationException {
    if (type.equals(Span.class)) { // which must not end before it starts
      return new Span(Position.START, new Position(1, number, number));
    }
    if (type.equals(Position.class)) {
      return new Position(1, number, 1);
    }
    if (type.equals(CredentialScope.class)) {
      return number == 1
          ? new CredentialScope.ExactHost("host")
          : new CredentialScope.DomainSuffix("host");
    }
    if (type.isRecord()) {
      return sample(type, number);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[number];
    }
    if (type.equals(List.class)) {
      return number == 1 ? List.of() : List.of(new Finding.Related(Location.ofFile("f"), "see"));
    }
    return type.equals(int.class) ? number : (Object) ("text" + number);
  }
}
