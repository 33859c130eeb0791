// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import renkei.core.base.Clock;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Kernel;
import renkei.core.turn.Submission;
import renkei.node.store.DataFolder;
import renkei.node.store.FolderLock;
import renkei.node.store.FolderRefused;

/// Makes a new node in an empty folder: keys, a commented configuration, the first incarnation, the
/// root command and the first officer. Nothing listens, nothing has a default password.
public final class Founding {
  private final Config.Party party;
  private final boolean exercise;
  private final CommandId root;
  private final Names rootNames;
  private final OfficerId officer;

  /// What is to be founded.
  ///
  /// @param root the party's root command, which holds whatever is not given to another
  /// @param officer code of the first officer, who has every right
  public Founding(
      Config.Party party, boolean exercise, CommandId root, Names rootNames, OfficerId officer) {
    this.party = party;
    this.exercise = exercise;
    this.root = root;
    this.rootNames = rootNames;
    this.officer = officer;
  }

  /// Founds the node. @throws FolderRefused when the folder already holds one
  public DataFolder in(Path path, Clock clock, SecureRandom random) {
    if (Files.exists(path.resolve("renkei.conf"))) {
      throw new FolderRefused(
          "the folder "
              + path
              + " already holds a node; choose another, or run it with: renkei run"
              + " --data "
              + path,
          "フォルダー " + path + " にはすでにノードがあります。別のフォルダーを示すか、renkei run で動かしてください。");
    }
    DataFolder folder = DataFolder.create(path);
    Instant now = Instant.ofEpochMilli(clock.now().toEpochMilli());
    KeyFolder keys = KeyFolder.create(folder, officer, random, now);
    try {
      Files.writeString(folder.config(), Config.template(party, exercise, officer));
    } catch (IOException fault) {
      throw new FolderRefused("cannot write " + folder.config() + ": " + fault.getMessage(), fault);
    }
    try (FolderLock _ = FolderLock.take(folder);
        Kernel kernel =
            KernelOpening.open(folder, keys, new KernelOpening.Rules(exercise, true), random)) {
      states(kernel, now, random);
    }
    return folder;
  }

  private void states(Kernel kernel, Instant now, SecureRandom random) {
    Draft.By node = Draft.By.node(root);
    Label label = Label.of(party.policy(), Level.RESTRICTED);
    Label home = exercise ? label.asExercise() : label;
    List<Answer> answers = new ArrayList<>();
    List<Submission> drafts = new ArrayList<>();
    for (renkei.core.entry.Body body :
        List.of(
            new Crossing.IncarnationStarted(1, "first start"),
            new Domestic.CommandEstablished(root, rootNames, null, now, null),
            new OfficerEntry.OfficerEnrolled(
                officer, Names.same(officer.code()), root, Set.of(Right.values()), null))) {
      EntryId id = new EntryId(random.nextLong(), random.nextLong());
      drafts.add(new Submission.Stated(Draft.of(id, node, home, body), answers::add));
    }
    kernel.turn(now, drafts).replies().forEach(Runnable::run);
    for (Answer answer : answers) {
      if (answer instanceof Answer.Refused refused) {
        throw new FolderRefused("the node could not be founded: " + refused.refusal().sentence());
      }
    }
  }
}
