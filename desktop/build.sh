#!/bin/sh
# Builds the desktop into dist/, and does nothing when no source is newer than the last build.
set -eu
cd "$(dirname "$0")"
if [ ! -f node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
    npm ci --no-audit --no-fund --prefer-offline --loglevel=error
    touch node_modules/.installed
fi
newer=$(find src public .npmrc index.html package-lock.json vite.config.ts tsconfig.json -newer dist/index.html 2>/dev/null | head -n 1 || true)
if [ ! -f dist/index.html ] || [ -n "$newer" ]; then
    npm run build
fi
