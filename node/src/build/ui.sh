#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds or tests ui/ for Maven, and only when something in it changed.
#   ui.sh build UI_DIR OUT_DIR    the screens into OUT_DIR
#   ui.sh test  UI_DIR WORK_DIR   the type check and the unit tests
set -eu
what=$1
ui=$(cd "$2" && pwd)
out=$3

major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
  echo "The screens are built with Node 20 or newer and its npm, and none was found: install Node 20, or build without screens by -Dskip.ui." >&2
  exit 1
fi

# True when a source is newer than the stamp. What tools write beside the sources does not count.
older() {
  [ ! -f "$1" ] || [ -n "$(find "$ui" -mindepth 1 \( -name node_modules -o -name dist -o -name coverage \) -prune \
    -o ! -name '*.tsbuildinfo' ! -name '*.log' -newer "$1" -print | head -n 1)" ]
}

installed=$ui/node_modules/.renkei-installed
if [ ! -f "$installed" ] || [ -n "$(find "$ui/package.json" "$ui/package-lock.json" -newer "$installed")" ]; then
  (cd "$ui" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  mkdir -p "$ui/node_modules" && touch "$installed"
fi

case $what in
  build)
    mkdir -p "$out"
    stamp=$(dirname "$out")/../ui-built
    if older "$stamp" || [ -z "$(ls "$out" 2>/dev/null)" ]; then
      # Stamped with the time before the build: a file changed while it runs is built next time.
      touch "$stamp.new"
      (cd "$ui" && npm run --silent build -- --outDir "$out" --emptyOutDir)
      mv "$stamp.new" "$stamp"
    fi
    ;;
  test)
    stamp=$out/ui-tested
    if older "$stamp"; then
      touch "$stamp.new"
      (cd "$ui" && npm run --silent --if-present test)
      mv "$stamp.new" "$stamp"
    fi
    ;;
  *)
    echo "usage: ui.sh build|test UI_DIR DIR" >&2
    exit 2
    ;;
esac
