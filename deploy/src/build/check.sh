#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Unpacks the tar.gz into a folder with a space in its name and starts it from somewhere else, as a new user would.
#   check.sh ARCHIVE VERSION WORK_DIR
set -eu
archive=$1
version=$2
work=$3/unpacked

# Until the program has its main class there is nothing to start.
entries=$(tar -xOzf "$archive" "renkei-$version/lib/node-$version.jar" | tr -c "[:print:]" "\n" | grep -c "renkei/node/app/Main.class" || true)
[ "$entries" -gt 0 ] || exit 0
rm -rf "$work"
mkdir -p "$work/a folder"
tar -xzf "$archive" -C "$work/a folder"
unpacked=$work/a\ folder/renkei-$version
for part in bin/renkei lib LICENSE README.md docs/ops/install.md data/announcements-2024-04.json; do
  [ -e "$unpacked/$part" ] || { echo "the tar.gz lacks $part" >&2; exit 1; }
done
said=$(cd / && "$unpacked/bin/renkei" version) || { echo "bin/renkei version failed: $said" >&2; exit 1; }
case $said in
  *"$version"*) ;;
  *) echo "bin/renkei version does not say $version but: $said" >&2; exit 1 ;;
esac
rm -rf "$work"
