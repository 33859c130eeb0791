// SPDX-License-Identifier: Apache-2.0
/** A number of bytes as a person reads it. */
export function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KiB`;
}
