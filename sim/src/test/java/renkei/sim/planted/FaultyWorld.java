// SPDX-License-Identifier: Apache-2.0
package renkei.sim.planted;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Loads the project's own classes anew, with a fault in them; everything else is shared.
final class FaultyWorld extends ClassLoader {
  private final List<Edit> edits;

  FaultyWorld(List<Edit> edits) {
    super(FaultyWorld.class.getClassLoader());
    this.edits = edits;
    try {
      for (Edit edit : edits) {
        loadClass(edit.type());
      }
    } catch (ClassNotFoundException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// What breaks under this seed; empty: nothing does.
  String broken(long seed) {
    try {
      Object trial =
          loadClass("renkei.sim.Schedule").getMethod("run", long.class).invoke(null, seed);
      Object broken = trial.getClass().getMethod("broken").invoke(trial);
      return broken == null ? "" : broken.toString();
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return name.startsWith("renkei.") ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] compiled = file.readAllBytes();
      for (Edit edit : edits) {
        if (edit.type().equals(name)) {
          compiled = edit.apply(compiled, getParent());
        }
      }
      return defineClass(name, compiled, 0, compiled.length);
    } catch (IOException fault) {
      throw new ClassNotFoundException(name, fault);
    }
  }
}
