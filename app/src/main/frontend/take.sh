#!/usr/bin/env bash
# Takes the front-end libraries from the npm registry and keeps their built files, licences and
# checksums under static/lib. Run it after changing a version; nothing is built.
set -euo pipefail
lib="$(cd "$(dirname "$0")/../resources/static/lib" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
take() { # package, folder, files…
	local package="$1" folder="$2"
	shift 2
	(cd "$work" && rm -rf package && tar xzf "$(npm pack --silent "$package")")
	mkdir -p "$lib/$folder"
	for file in "$@"; do cp "$work/package/$file" "$lib/$folder/"; done
}
take htmx.org@2.0.10 htmx dist/htmx.min.js LICENSE
take @tabler/core@1.6.1 tabler dist/css/tabler.min.css
take echarts@6.1.0 echarts dist/echarts.common.min.js LICENSE
(cd "$lib" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum > SHA256SUMS)
