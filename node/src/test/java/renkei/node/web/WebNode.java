// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.exchange.Control;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Kernel;
import renkei.core.turn.Ports;
import renkei.core.turn.Setup;
import renkei.core.turn.State;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;
import renkei.node.codec.ProtoCodec;
import renkei.node.codec.ProtoRowCodec;
import renkei.node.keys.Keyring;
import renkei.node.keys.OneTimeLinks;
import renkei.node.keys.SigningKey;
import renkei.node.keys.Words;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real kernel on a real disk with real keys behind a real web edge on loopback, and a thread
/// that takes its turns. What only links and feeds bring can be handed in by [#submit].
final class WebNode implements AutoCloseable, WebPort {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final CommandId ROOT = new CommandId("JJOC");
  static final OfficerId CHIEF = new OfficerId("duty-1");

  private final LinkedBlockingQueue<Submission> inbox = new LinkedBlockingQueue<>();
  private final List<Consumer<News>> watchers = new CopyOnWriteArrayList<>();
  private final SecureRandom random = new SecureRandom();
  private final ProtoCodec codec = new ProtoCodec();
  private final Thread owner;
  private volatile boolean stopping;
  private final List<RefusalCode> told = new CopyOnWriteArrayList<>();
  private Map<String, Long> marked = Map.of();
  private volatile Duration ahead = Duration.ZERO;
  final SigningKey key;
  final Keyring keyring = new Keyring();
  final Kernel kernel;
  final OneTimeLinks links;
  final LocalToken token;
  final WebEdge edge;
  final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  WebNode(Path folder) {
    this(folder, true);
  }

  WebNode(Path folder, boolean browserKeys) {
    DataFolder data = DataFolder.create(folder.resolve("node"));
    this.key = SigningKey.fresh(random);
    keyring.pin(key.party(), key.publicKey());
    this.kernel =
        Kernel.open(
            new Setup(key.party(), true, false),
            new Ports(
                FileDisk.of(data.journal()),
                codec,
                new ProtoRowCodec(),
                key,
                keyring,
                random::nextLong));
    this.links = new OneTimeLinks(data.keys().resolve("links"), this::now, random);
    this.token = LocalToken.fresh(random, CHIEF);
    found();
    this.owner = Thread.ofPlatform().name("test-turn").start(this::run);
    WebSettings settings =
        new WebSettings(
            new WebSettings.Listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "localhost", null),
            browserKeys,
            false,
            links,
            token,
            this::about,
            () -> "# the node's own\n");
    this.edge = new WebEdge(settings, this, this::now, random);
    edge.start();
  }

  private WebSettings.About about() {
    return new WebSettings.About(
        "0.1-test",
        Instant.EPOCH,
        Level.SECRET,
        List.of(
            new WebSettings.Feed(
                "ais", WebSettings.FeedState.RUNNING, 5, 1, Instant.EPOCH, "all is well")),
        Map.of("feed.broken", 1L));
  }

  Instant now() {
    return Instant.now().plus(ahead);
  }

  /// Lets time pass at once.
  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  private void found() {
    List<Body> bodies = new ArrayList<>();
    bodies.add(new Crossing.IncarnationStarted(1, "first start"));
    bodies.add(
        new Domestic.CommandEstablished(
            ROOT,
            new Names("Joint Operations Command", "統合作戦司令部"),
            null,
            Values.millis(now()),
            null));
    bodies.add(officer(CHIEF, Set.of(Right.values())));
    bodies.add(officer(new OfficerId("reader-1"), Set.of(Right.READ)));
    List<Answer> answers = new ArrayList<>();
    List<Submission> drafts = new ArrayList<>();
    for (Body body : bodies) {
      Draft draft = Draft.of(newEntryId(), Draft.By.node(ROOT), home(), body);
      drafts.add(new Submission.Stated(draft, answers::add));
    }
    kernel.turn(now(), drafts).replies().forEach(Runnable::run);
    for (Answer answer : answers) {
      if (answer instanceof Answer.Refused refused) {
        throw new IllegalStateException(refused.toString());
      }
    }
  }

  private static OfficerEntry.OfficerEnrolled officer(OfficerId id, Set<Right> rights) {
    return new OfficerEntry.OfficerEnrolled(id, Names.same(id.code()), ROOT, rights, null);
  }

  Label home() {
    return Label.of("COALITION", Level.UNCLASSIFIED).asExercise();
  }

  EntryId newEntryId() {
    return new EntryId(random.nextLong(), random.nextLong());
  }

  private void run() {
    List<Submission> taken = new ArrayList<>();
    try {
      while (!stopping) {
        Submission first = inbox.poll(20, TimeUnit.MILLISECONDS);
        if (first != null) {
          taken.add(first);
          inbox.drainTo(taken, 200);
        }
        TurnOutput output = kernel.turn(now(), List.copyOf(taken));
        output.replies().forEach(Runnable::run);
        output.frames().forEach(this::note);
        if (output.changed()) {
          News news = new News(output.position(), true, List.of());
          watchers.forEach(watcher -> watcher.accept(news));
        }
        taken.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(TurnOutput.ToPeer out) {
    if (out.frame() instanceof Control.Refused(long _, RefusalCode code)) {
      told.add(code);
    }
  }

  /// The reasons that peers were told so far, in sequence.
  List<RefusalCode> toldRefusals() {
    return List.copyOf(told);
  }

  void submit(Submission submission) {
    inbox.add(submission);
  }

  // ---------------------------------------------------------------------------------- the port

  @Override
  public <T> CompletableFuture<T> ask(Function<State, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    inbox.add(new Submission.Question<>(question, answer::complete));
    return answer;
  }

  @Override
  public CompletableFuture<Answer> state(Draft draft) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    inbox.add(new Submission.Stated(draft, answer::complete));
    return answer;
  }

  @Override
  public SealedTerms seal(Terms terms) {
    return codec.seal(terms);
  }

  @Override
  public Identity identity() {
    return new Identity(
        key.party(),
        "JPN",
        new Names("Japan", "日本"),
        key.publicKey(),
        Hash.sha256(key.publicKey().unsafe()),
        "127.0.0.1:1");
  }

  @Override
  public String labelPolicy() {
    return "COALITION";
  }

  @Override
  public AutoCloseable watch(Consumer<News> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public CompletableFuture<Optional<Bytes>> export(EntryId proposal) {
    return ask(
        state -> state.proposals().find(proposal).map(view -> view.acts().getFirst().bytes()));
  }

  @Override
  public Pairing pairing() {
    return new Pairing() {
      @Override
      public Letter invite(String toCode, Level highest) {
        Hash hash = Hash.sha256(toCode.getBytes(StandardCharsets.UTF_8));
        Spoken words = new Spoken(Words.english(hash), Words.japanese(hash));
        return new Letter("renkei-invite 1\n", identity(), words, new Spoken(List.of(), List.of()));
      }

      @Override
      public Letter accept(String letter) {
        throw new Malformed("the letter is broken");
      }

      @Override
      public CompletableFuture<Answer> confirm(Heard heard, Draft.By by, EntryId id) {
        throw new Malformed("no letter of " + heard.code() + " waits");
      }

      @Override
      public Letter introduce() {
        Spoken words = new Spoken(Words.english(Hash.ZERO), Words.japanese(Hash.ZERO));
        return new Letter(
            "renkei-introduction 1\n", identity(), words, new Spoken(List.of(), List.of()));
      }

      @Override
      public Letter introduced(String letter) {
        throw new Malformed("the letter is broken");
      }

      @Override
      public CompletableFuture<Answer> know(String letter, String words, Draft.By by, EntryId id) {
        throw new Malformed("the letter is broken");
      }

      @Override
      public Optional<Draft> toSign(String code) {
        return Optional.empty();
      }
    };
  }

  // ---------------------------------------------------------------------------------- calling

  String origin() {
    return "http://localhost:" + edge.port();
  }

  /// A reading call as the chief, by the local token.
  Answered get(String path) {
    return get(path, "duty-1");
  }

  Answered get(String path, String officer) {
    return send(request(path).header("X-Renkei-Officer", officer).GET());
  }

  /// A call that states something, by the local token.
  Answered post(String path, Object body) {
    return post(path, body, "duty-1");
  }

  Answered post(String path, Object body, String officer) {
    String text = body instanceof String given ? given : JSON.writeValueAsString(body);
    return send(
        request(path)
            .header("X-Renkei-Officer", officer)
            .header("X-Renkei-Request", "1")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  HttpRequest.Builder request(String path) {
    return plain(path)
        .header("Authorization", "Bearer " + new String(token.file(), StandardCharsets.US_ASCII));
  }

  HttpRequest.Builder plain(String path) {
    return HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Duration.ofSeconds(20));
  }

  Answered send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answered(
          response.statusCode(), Bytes.owning(response.body()), response.headers().map());
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted");
    }
  }

  /// Sends bytes as they are and reads until the node closes or nothing comes.
  String raw(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
      socket.setSoTimeout(8_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      StringBuilder read = new StringBuilder();
      byte[] part = new byte[4096];
      try {
        for (int n = socket.getInputStream().read(part);
            n >= 0;
            n = socket.getInputStream().read(part)) {
          read.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
          if (!text.contains("close") && read.indexOf("\r\n\r\n") > 0) {
            break;
          }
        }
      } catch (java.net.SocketException | java.net.SocketTimeoutException _) {
        read.append("");
      }
      return read.toString();
    }
  }

  /// Counters count from here on.
  void mark() {
    marked = edge.counters();
  }

  /// How often since the mark.
  long counter(String name) {
    return edge.counters().getOrDefault(name, 0L) - marked.getOrDefault(name, 0L);
  }

  /// How much was counted under any name since the mark.
  long counted() {
    return edge.counters().keySet().stream().mapToLong(this::counter).sum();
  }

  /// A new id as text.
  String id() {
    return newEntryId().hex();
  }

  record Answered(int status, Bytes bytes, Map<String, List<String>> headers) {
    JsonNode body() {
      return JSON.readTree(bytes.unsafe());
    }

    String text() {
      return new String(bytes.unsafe(), StandardCharsets.UTF_8);
    }

    String code() {
      return body().path("code").asString("");
    }

    @Nullable String header(String name) {
      List<String> found = headers.get(name.toLowerCase(java.util.Locale.ROOT));
      return found == null ? null : found.getFirst();
    }
  }

  @Override
  public void close() {
    edge.close();
    stopping = true;
    try {
      owner.join(10_000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kernel.close();
  }
}
