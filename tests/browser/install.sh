#!/bin/sh
# What the browser tests drive: a browser that is there, else Debian's chromium when we are root; and w3m, a text browser.
debian() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}
command -v w3m >/dev/null 2>&1 || debian w3m || echo "w3m is not there: the test in a text browser will be skipped." >&2
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
debian chromium && exit 0
echo "No browser found. Install Chromium (Debian: sudo apt-get install chromium) and run 'make test' again." >&2
exit 1
