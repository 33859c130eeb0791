// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Terms;
import tools.jackson.databind.JsonNode;

/// Every request of docs/api/*.http is sent to a real node; each answer is what the file states and
/// what the contract says.
class HttpFilesTest {
  private static final Pattern HOLE = Pattern.compile("\\{\\{([^}]+)}}");

  /// What no example can show.
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "GET /api/v1/stream", // it never ends
          "POST /api/v1/login/finish", // it takes an authenticator
          "POST /api/v1/roll", // it takes an officer's own signature
          "POST /api/v1/roll/{key}/revoke", // the same
          "POST /api/v1/logout"); // it takes a log-in

  @TempDir private Path folder;
  private final Contract contract = Contract.read();

  @TestFactory
  List<DynamicTest> every_request_of_the_files_is_answered_as_they_state() {
    return HttpFile.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.name, () -> replay(file)))
        .toList();
  }

  private void replay(HttpFile file) {
    try (WebNode node = new WebNode(folder.resolve(file.name))) {
      World world = new World(node).settle().pair();
      for (int i = 0; i < 3; i++) {
        world.isAsked();
      }
      question(world);
      new TeamWorld(world);
      if (file.name.startsWith("programmes")) {
        Partners partners = new Partners(node, world);
        partners.development(partners.agreement());
      }
      Map<String, String> known = new HashMap<>(file.variables);
      known.put("token", new String(node.token.file(), StandardCharsets.US_ASCII).strip());
      known.put("node", node.origin());
      known.put("officer", WebNode.CHIEF.code());
      assertThat(file.requests).isNotEmpty();
      for (HttpFile.Request request : file.requests) {
        replay(node, file.name + ": " + request.title, request, known);
      }
    }
  }

  private static void question(World world) {
    Instant now = Values.millis(world.node.now());
    FunctionId airlift = new FunctionId("relief-airlift");
    asks(
        world,
        airlift,
        new Matter.Information(
            airlift, "Which roads are open?", now.plusSeconds(3600), Level.RESTRICTED));
    asks(
        world,
        new FunctionId("visits"),
        new Matter.Visit(
            world.node.key.party(),
            "1st field hospital",
            "Guam",
            Instant.parse("2098-04-01T00:00:00Z"),
            Instant.parse("2098-04-09T00:00:00Z"),
            40,
            "relief",
            null,
            null));
  }

  /// The other party opens something that is for us to answer.
  private static void asks(World world, FunctionId function, Matter matter) {
    Instant now = Values.millis(world.node.now());
    String id =
        world
            .arrives(
                new Crossing.ProposalOpened(
                    world.codec.seal(
                        new Terms(List.of(new AuthenticText("en", "Please.")), matter)),
                    world.node.key.party(),
                    List.of(new Elector(world.node.key.party(), function)),
                    new ConsentRule.All(),
                    new Clocks(
                        now.plusSeconds(600), now.plusSeconds(1200), now.plusSeconds(86_400))))
            .id()
            .hex();
    World.until(() -> world.node.get("/api/v1/proposals/" + id).status() == 200);
  }

  private void replay(
      WebNode node, String what, HttpFile.Request request, Map<String, String> known) {
    String path = filled(node, what, request.path, known);
    HttpRequest.Builder sent = node.plain(path);
    request.headers.forEach((name, value) -> sent.header(name, filled(node, what, value, known)));
    String body = filled(node, what, request.body.toString(), known);
    if (request.method.equals("POST")) {
      sent.POST(HttpRequest.BodyPublishers.ofString(body));
    } else {
      assertThat(body).as(what).isBlank();
    }
    WebNode.Answered answered = node.send(sent);
    assertThat(answered.status()).as("%s: %s", what, answered.text()).isEqualTo(request.status);
    String route = route(request.method, path);
    if (request.status != 200) {
      assertThat(request.schema).as(what).isEqualTo("Problem");
      assertThat(contract.problem(answered.body())).as(what).isEmpty();
      assertThat(answered.code())
          .as("%s: %s", what, answered.text())
          .isEqualTo(request.code == null ? answered.code() : request.code);
    } else if (request.schema != null) {
      assertThat(contract.schema(request.method, route)).as(what).isEqualTo(request.schema);
      assertThat(contract.answer(request.method, route, answered.body())).as(what).isEmpty();
      if (request.method.equals("POST")) {
        assertThat(contract.body(route, WebNode.JSON.readTree(body))).as(what).isEmpty();
      }
    }
    request.values.forEach((pointer, value) ->
        assertThat(answered.body().at(pointer))
            .as("%s: %s", what, pointer)
            .isEqualTo(WebNode.JSON.readTree(value)));
    request.kept.forEach((name, pointer) -> {
      JsonNode kept = answered.body().at(pointer);
      assertThat(kept.isValueNode()).as("%s: %s", what, pointer).isTrue();
      known.put(name, kept.asString());
    });
  }

  private static String filled(WebNode node, String what, String text, Map<String, String> known) {
    return HOLE.matcher(text)
        .replaceAll(hole -> {
          String name = hole.group(1);
          if (name.equals("$random.hexadecimal(32)")) {
            return node.id();
          }
          assertThat(known).as(what).containsKey(name);
          return Matcher.quoteReplacement(known.get(name));
        });
  }

  /// The path of the contract that a path belongs to.
  private String route(String method, String path) {
    String plain = path.replaceAll("\\?.*", "");
    return contract.rights().keySet().stream()
        .filter(one -> one.startsWith(method + " "))
        .map(one -> one.substring(method.length() + 1))
        .filter(one -> plain.matches(one.replaceAll("\\{\\w+}", "[^/]+")))
        .min(java.util.Comparator.comparing(one -> one.contains("{")))
        .orElse(plain);
  }

  @Test
  void every_operation_of_the_contract_has_an_example() {
    Set<String> shown = new TreeSet<>(NOT_SHOWN);
    for (HttpFile file : HttpFile.all()) {
      for (HttpFile.Request request : file.requests) {
        String path = HOLE.matcher(request.path).replaceAll("x");
        shown.add(request.method + " " + route(request.method, path));
      }
    }
    assertThat(shown).containsAll(contract.rights().keySet());
  }
}
