// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import renkei.core.base.Bytes;
import tools.jackson.databind.node.ObjectNode;

/// What a call is answered with.
sealed interface Reply {
  /// JSON.
  record Found(ObjectNode body) implements Reply {}

  /// JSON, and a cookie that is set or ended.
  record WithCookies(ObjectNode body, List<String> cookies) implements Reply {}

  /// Nothing to say; cookies may end.
  record Done(List<String> cookies) implements Reply {}

  /// A file, always as a download that no browser shows as a page.
  ///
  /// @param name ASCII
  record Download(String name, Bytes content) implements Reply {}

  /// Text for machines.
  record Plain(int status, String text) implements Reply {}

  /// A stream that goes on until either side ends it.
  record Open() implements Reply {}
}
