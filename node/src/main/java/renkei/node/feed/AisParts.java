// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Joins the sentences of messages that need several. Bounded; what never becomes whole is dropped
/// after a while and counted. Owned by the feed's thread.
final class AisParts {
  /// Messages of which parts are awaited.
  static final int OPEN_MAX = 1_000;

  /// How long the rest of a message may take, by arrival.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Sentences that may come in between, for recordings read faster than time goes.
  static final int SENTENCES_BETWEEN_MAX = 2_000;

  /// Six-bit characters of a whole message: five slots are 1,192 bits.
  static final int PAYLOAD_MAX = 1_192 / 6 + 2;

  private final Map<Key, Open> open = new LinkedHashMap<>();
  private final FeedTally tally;
  private long sentences;

  AisParts(FeedTally tally) {
    this.tally = tally;
  }

  /// A whole message.
  ///
  /// @param talker of its first sentence
  /// @param payload six-bit characters
  /// @param fill bits at the end that mean nothing
  /// @param at when it was, by its first sentence
  record Whole(String talker, String payload, int fill, Instant at) {}

  private record Key(String talker, boolean own, int total, int sequence, String channel) {}

  private record Open(StringBuilder payload, int next, Instant at, Instant began, long count) {}

  /// Takes a sentence; gives the message when it is whole.
  ///
  /// @param at when the sentence was, as far as the stream tells
  /// @param arrival now
  Optional<Whole> join(AisSentence sentence, Instant at, Instant arrival) {
    sentences++;
    dropStale(arrival);
    AisSentence.Part part = sentence.part();
    if (part.total() == 1) {
      return whole(sentence, sentence.payload(), at);
    }
    Key key =
        new Key(
            sentence.talker(), sentence.own(), part.total(), part.sequence(), sentence.channel());
    Open before = open.remove(key);
    if (part.number() == 1) {
      tally.add(FeedCount.PART_UNFINISHED, before == null ? 0 : 1);
      StringBuilder payload = new StringBuilder(sentence.payload());
      keep(key, sentence, new Open(payload, 2, at, arrival, sentences));
      return Optional.empty();
    }
    if (before == null || before.next() != part.number()) {
      tally.add(FeedCount.PART_WITHOUT_BEGINNING);
      tally.add(FeedCount.PART_UNFINISHED, before == null ? 0 : 1);
      return Optional.empty();
    }
    before.payload().append(sentence.payload());
    if (part.number() == part.total()) {
      return whole(sentence, before.payload().toString(), before.at());
    }
    int next = part.number() + 1;
    keep(
        key,
        sentence,
        new Open(before.payload(), next, before.at(), before.began(), before.count()));
    return Optional.empty();
  }

  private void keep(Key key, AisSentence sentence, Open state) {
    if (sentence.fill() != 0 || state.payload().length() > PAYLOAD_MAX) {
      tally.add(FeedCount.PAYLOAD_WRONG);
      return;
    }
    if (open.size() >= OPEN_MAX) {
      Iterator<Key> oldest = open.keySet().iterator();
      oldest.next();
      oldest.remove();
      tally.add(FeedCount.PART_DISPLACED);
    }
    open.put(key, state);
  }

  private Optional<Whole> whole(AisSentence last, String payload, Instant at) {
    if (payload.length() > PAYLOAD_MAX) {
      tally.add(FeedCount.PAYLOAD_WRONG);
      return Optional.empty();
    }
    tally.add(FeedCount.MESSAGES);
    return Optional.of(new Whole(last.talker(), payload, last.fill(), at));
  }

  /// Those begun first stand first, but for messages of three parts and more, which move back with
  /// each part: the first that is fresh ends the search.
  private void dropStale(Instant arrival) {
    Iterator<Open> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      Open first = oldest.next();
      boolean late = Duration.between(first.began(), arrival).compareTo(PATIENCE) > 0;
      if (!late && sentences - first.count() <= SENTENCES_BETWEEN_MAX) {
        return;
      }
      oldest.remove();
      tally.add(FeedCount.PART_UNFINISHED);
    }
  }

  /// Counts what is still open at the end of a stream, and forgets it.
  void end() {
    tally.add(FeedCount.PART_UNFINISHED, open.size());
    open.clear();
  }
}
