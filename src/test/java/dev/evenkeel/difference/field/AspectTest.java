package dev.evenkeel.difference.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.value.ItemPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AspectTest {
  @ParameterizedTest
  @CsvSource({
    "object/k/Deployment/shop/web, object",
    "object/k/Deployment/shop/web/spec/template/spec/containers/web, containers",
    "object/k/Deployment/shop/web/spec/template/spec/initContainers, containers",
    "object/k/Deployment/shop/web/spec/template/spec/containers/web/image, image",
    "object/k/Deployment/shop/web/spec/template/spec/containers/web/env/PORT/value, env",
    "object/k/Deployment/shop/web/spec/template/spec/containers/web/args/0, command",
    "object/k/Deployment/shop/web/spec/template/spec/containers/web/tty, field",
    "object/k/CronJob/shop/web/spec/jobTemplate/spec/template/spec/containers/web/image, image",
    "object/k/Pod/shop/web/spec/containers/env/image, image",
    "object/k/Pod/shop/web/spec/volumes/data/emptyDir/sizeLimit, volumes",
    "object/k/Deployment/shop/web/spec/replicas, scale",
    "object/k/HorizontalPodAutoscaler/shop/web/spec/maxReplicas, scale",
    "object/k/StatefulSet/shop/web/spec/volumeClaimTemplates/data/spec/storageClassName, volumes",
    "object/k/Deployment/shop/web/spec/strategy/type, rollout",
    "object/k/Service/shop/web/spec/ports/80/targetPort, service",
    "object/k/Ingress/shop/web/spec/rules/0/host, route",
    "object/k/Ingress/shop/web/metadata/annotations/x~1y, route",
    "object/k/Deployment/shop/web/metadata/labels/app, metadata",
    "object/k/Deployment/shop/web/spec/template/metadata/labels/app, metadata",
    "object/k/ClusterRole/_/web/rules/0/verbs, rbac",
    "object/k/ClusterRoleBinding/_/web/subjects/0/name, rbac",
    "object/k/ConfigMap/shop/web/data/LOG_LEVEL, data",
    "object/k/Widget.example.org/shop/web/spec/replicas, field",
    "config/app/DATABASE_URL, field",
  })
  void aFieldBelongsToTheConcernOfTheDeepestKnownPlace(String item, String aspect) {
    assertEquals(aspect, Aspect.of(ItemPath.parse(item)));
  }
}
