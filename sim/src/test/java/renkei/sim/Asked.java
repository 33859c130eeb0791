// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import renkei.core.base.Hash;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;

/// Two linked parties whose officers sign with keys of their own; JPN has asked USA for airlift.
///
/// @param second another officer of USA
/// @param terms hash of what is asked
record Asked(World world, Officer jpn, Officer usa, Officer second, EntryId request, Hash terms) {
  static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  /// @param root the root command of USA
  static Asked of(long seed, String root) {
    World world = new World(seed);
    world.withRolls();
    SimParty a = world.add("JPN", 1);
    SimParty b = world.add("USA", 2);
    world.parties().forEach(SimParty::start);
    Officer jpn = Officer.found(a, "JJOC");
    Officer usa = Officer.found(b, root);
    Officer second = usa.second("second");
    usa.says(new Domestic.FunctionListed(AIRLIFT, Names.same("relief airlift"), List.of()));
    Officer.pair(jpn, usa);
    world.connect(a, b);
    world.pass(Duration.ofSeconds(5));
    EntryId request =
        Officer.accepted(
            jpn.opens(
                jpn.support("helicopter", 6),
                b.id(),
                List.of(new Elector(b.id(), AIRLIFT)),
                "USA"));
    world.pass(Duration.ofSeconds(2));
    Hash terms = b.state().proposals().find(request).orElseThrow().onTable().hash();
    return new Asked(world, jpn, usa, second, Objects.requireNonNull(request), terms);
  }
}
