#!/bin/sh
# A browser for the tests: one that is there, else Debian's chromium when we are root; else say how to get one.
# Graphviz draws the rules; without it Mermaid text is shown, and the tests of the drawing are left out.
if ! command -v dot >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq graphviz >/dev/null || true
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "No browser found. Install Chromium (Debian: sudo apt-get install chromium) and run 'make test' again." >&2
exit 1
