// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Deed;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.turn.Answer;
import renkei.core.turn.Deeds;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.node.keys.OfficerFileKey;
import renkei.node.web.WebPort;

/// The port of a node with an officer at it who signs what has to be signed. Any thread.
final class SigningPort implements WebPort {
  private final WebPort port;
  private final OfficerFileKey key;

  SigningPort(WebPort port, OfficerFileKey key) {
    this.port = port;
    this.key = key;
  }

  @Override
  public CompletableFuture<Answer> state(Draft draft) {
    if (!Deed.needed(draft.body()) || draft.proof() != null) {
      return port.state(draft);
    }
    return port.ask(state -> Deeds.of(state, draft))
        .thenCompose(deed -> port.state(draft.signed(key.sign(deed))));
  }

  @Override
  public <T> CompletableFuture<T> ask(Function<State, T> question) {
    return port.ask(question);
  }

  @Override
  public SealedTerms seal(Terms terms) {
    return port.seal(terms);
  }

  @Override
  public Identity identity() {
    return port.identity();
  }

  @Override
  public String labelPolicy() {
    return port.labelPolicy();
  }

  @Override
  public AutoCloseable watch(Consumer<News> watcher) {
    return port.watch(watcher);
  }

  @Override
  public CompletableFuture<Optional<Bytes>> export(EntryId proposal) {
    return port.export(proposal);
  }

  @Override
  public Pairing pairing() {
    return new Signed(port.pairing());
  }

  /// A pairing whose opening is signed.
  private final class Signed implements Pairing {
    private final Pairing pairing;

    Signed(Pairing pairing) {
      this.pairing = pairing;
    }

    @Override
    public Letter invite(String toCode, Level highest) {
      return pairing.invite(toCode, highest);
    }

    @Override
    public Letter accept(String letter) {
      return pairing.accept(letter);
    }

    @Override
    public CompletableFuture<Answer> confirm(Heard heard, Draft.By by, EntryId id) {
      return pairing
          .confirm(heard, by, id)
          .thenCompose(answer -> {
            Optional<Draft> opening = toSign(heard.code());
            boolean unsigned =
                answer instanceof Answer.Refused no
                    && no.refusal().code() == RefusalCode.OFFICER_UNSIGNED;
            if (!unsigned || opening.isEmpty()) {
              return CompletableFuture.completedFuture(answer);
            }
            Hash deed = port.ask(state -> Deeds.of(state, opening.get())).join();
            return pairing.confirm(new Heard(heard.code(), heard.words(), key.sign(deed)), by, id);
          });
    }

    @Override
    public Letter introduce() {
      return pairing.introduce();
    }

    @Override
    public Letter introduced(String letter) {
      return pairing.introduced(letter);
    }

    @Override
    public CompletableFuture<Answer> know(String letter, String words, Draft.By by, EntryId id) {
      return pairing.know(letter, words, by, id);
    }

    @Override
    public Optional<Draft> toSign(String code) {
      return pairing.toSign(code);
    }
  }
}
