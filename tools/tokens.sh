#!/bin/sh
# Vendors the Digital Agency design tokens with their licence: `make tokens`. Only the tokens that app.css names are sent.
set -eu
version=1.1.9
there=static/vendor/digital-go-jp
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "@digital-go-jp/design-tokens@$version" >/dev/null && tar -xzf ./*.tgz)
{
  echo "/* Digital Agency design tokens, @digital-go-jp/design-tokens $version (MIT, see LICENSE). Made by tools/tokens.sh. */"
  cat "$work/package/dist/tokens.css"
} > "$there/tokens.css"
cp "$work/package/LICENSE" "$there/LICENSE"
