// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import renkei.core.base.Malformed;

/// In which field a fault is that was found in several of them together. The core does not know
/// under which keys the parts of its records come in; it says in its sentence what it means, always
/// in the same words.
final class FieldPlaces {
  /// How the sentence begins, and the key of the field.
  private static final Map<String, String> KEYS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("a basis", "basis"),
              Map.entry("a capability", "capability"),
              Map.entry("a request names the capability", "capability"),
              Map.entry("a quantity", "quantity"),
              Map.entry("a risk", "riskIfUnmet"),
              Map.entry("a reason", "reason"),
              Map.entry("give the reason", "reason"),
              Map.entry("a question", "question"),
              Map.entry("a request for information asks", "question"),
              Map.entry("the latest time of value", "latest"),
              Map.entry("the time wanted", "until"),
              Map.entry("the visit ends", "until"),
              Map.entry("the visit is", "from"),
              Map.entry("a force", "force"),
              Map.entry("a place", "place"),
              Map.entry("a head count", "headCount"),
              Map.entry("a purpose", "purpose"),
              Map.entry("a charter says", "purpose"),
              Map.entry("a charter names", "watchChanges"),
              Map.entry("a note", "note"),
              Map.entry("a task", "text"),
              Map.entry("a text of terms", "text"),
              Map.entry("a text ", "text"),
              Map.entry("an answer", "text"),
              Map.entry("a language", "language"),
              Map.entry("terms have", "texts"),
              Map.entry("terms name", "documents"),
              Map.entry("acknowledge-by", "acknowledgeBy"),
              Map.entry("acknowledge-by, answer-by", "answerBy"),
              Map.entry("answer-by", "answerBy"),
              Map.entry("valid-until", "validUntil"),
              Map.entry("an area lies", "south"),
              Map.entry("an area's longitudes", "west"),
              Map.entry("a label's policy", "policy"),
              Map.entry("a pillar", "pillars"),
              Map.entry("an agreement has", "pillars"),
              Map.entry("an agreement is between", "parties"),
              Map.entry("the depositary is one", "depositary"),
              Map.entry("the work shares", "portions"),
              Map.entry("a partner's work share", "portions"),
              Map.entry("the lead of a programme", "lead"),
              Map.entry("a programme has a title", "title"),
              Map.entry("a programme has at most", "sites"),
              Map.entry("a team has a name", "names"),
              Map.entry("a title", "title"),
              Map.entry("an announcement has a title", "title"),
              Map.entry("an announcement names who", "by"),
              Map.entry("an announcement says", "ja"),
              Map.entry("a document has a title", "title"),
              Map.entry("a media type", "mediaType"),
              Map.entry("an officer has at least", "rights"),
              Map.entry("that code is the node's", "code"),
              Map.entry("an act of the register names", "functions"),
              Map.entry("a command cannot", "taker"),
              Map.entry("the authority ends", "until"),
              Map.entry("the suspension ends", "until"),
              Map.entry("a command's life ends", "until"),
              Map.entry("a release rule names", "recipients"),
              Map.entry("a release rule ends", "until"),
              Map.entry("a cell", "cellDegrees"),
              Map.entry("a delay", "delaySeconds"),
              Map.entry("a greatest age", "ageMaxSeconds"),
              Map.entry("a rule on tracks", "kinds"),
              Map.entry("a rule on progress", "functions"),
              Map.entry("a rule on counterparts", "functions"),
              Map.entry("a rule on readiness", "units"),
              Map.entry("the slot ends", "until"),
              Map.entry("the slot is shorter", "until"),
              Map.entry("a slot has at most", "until"),
              Map.entry("a posture change says", "posture"),
              Map.entry("a posture change names", "units"),
              Map.entry("noticeMinutes", "noticeMinutes"),
              Map.entry("a milestone has a name", "name"),
              Map.entry("who moves a milestone", "reason")));

  private FieldPlaces() {}

  /// The key of the field, of those that were asked for.
  static Optional<String> of(Malformed fault, Set<String> asked) {
    String sentence = String.valueOf(fault.getMessage());
    return KEYS.entrySet().stream()
        .filter(entry -> sentence.startsWith(entry.getKey()) && asked.contains(entry.getValue()))
        .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
        .map(Map.Entry::getValue);
  }
}
