// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import renkei.core.base.Malformed;

/// Reads one message out of bytes that were bounded before.
final class Parsing {
  /// The deepest published message nests five levels; a group inside unknown fields counts too.
  private static final int DEPTH_MAX = 16;

  private Parsing() {}

  static <T extends MessageLite> T of(Parser<T> parser, ByteString bytes) {
    CodedInputStream in = bytes.newCodedInput();
    in.setRecursionLimit(DEPTH_MAX);
    in.enableAliasing(true);
    try {
      T message = parser.parseFrom(in);
      // A stray end-of-group tag ends the reading early without a word.
      in.checkLastTagWas(0);
      return message;
    } catch (InvalidProtocolBufferException broken) {
      // Its message speaks of the form only, never of the content.
      throw new Malformed("the bytes are no message of the published form: " + broken.getMessage());
    }
  }
}
