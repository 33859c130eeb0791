// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import renkei.core.base.Bytes;

/// The one method of a link, `renkei.peer.v1.Peer/Link`, over bytes: frames are read and written by
/// the frame codec alone, so that what is checked is what is sent.
final class PeerMethod {
  static final String SERVICE = "renkei.peer.v1.Peer";

  static final MethodDescriptor<Bytes, Bytes> LINK =
      MethodDescriptor.<Bytes, Bytes>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Link"))
          .setRequestMarshaller(new AsBytes())
          .setResponseMarshaller(new AsBytes())
          .build();

  private PeerMethod() {}

  /// The transport bounds the size before this reads.
  private static final class AsBytes implements MethodDescriptor.Marshaller<Bytes> {
    @Override
    public InputStream stream(Bytes frame) {
      return new ByteArrayInputStream(frame.unsafe());
    }

    @Override
    public Bytes parse(InputStream in) {
      try (in) {
        return Bytes.owning(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
