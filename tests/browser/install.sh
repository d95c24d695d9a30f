#!/bin/sh
# What the tests drive: a browser that is there, else Debian's chromium when we are root, and its engine without windows,
# which does the same for half the work; w3m, a text browser; Graphviz, which draws the rules; fonts for Japanese and Nepali.
# Without w3m or Graphviz the tests that need them are left out and say so.
has() { command -v "$1" >/dev/null 2>&1; }
debian() {
  [ "$(id -u)" = 0 ] && has apt-get || return 1
  [ -n "$fresh" ] || { apt-get update -qq && fresh=yes; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}
has w3m || debian w3m || echo "w3m is not there: the test in a text browser will be skipped." >&2
has dot || debian graphviz || echo "Graphviz is not there: rules are shown as Mermaid text, and its test is skipped." >&2
has chromium-headless-shell || debian chromium-headless-shell || echo "chromium-headless-shell is not there: the browser's tests take longer." >&2
[ -n "$(fc-list :lang=ja 2>/dev/null)" ] || debian fonts-noto-cjk || echo "No Japanese font is there: what is measured on paper will fail (Debian: fonts-noto-cjk)." >&2
[ -n "$(fc-list :lang=ne 2>/dev/null)" ] || debian fonts-lohit-deva || echo "No Nepali font is there: its test will fail (Debian: fonts-lohit-deva)." >&2
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if has "$name"; then exit 0; fi
done
debian chromium && exit 0
echo "No browser found. Install Chromium (Debian: sudo apt-get install chromium) and run 'make test' again." >&2
exit 1
