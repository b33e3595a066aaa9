#!/bin/sh
# A client built from the contract of a running server by a generator, and a program of another system that uses it.
# Usage: build.sh SERVER FOLDER; the client's program is then FOLDER/story.js.
set -eu
cd "$(dirname "$0")"
server=$1
folder=$2
if [ ! -f node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
    npm ci --no-audit --no-fund --prefer-offline --loglevel=error
    touch node_modules/.installed
fi
mkdir -p "$folder"
node_modules/.bin/openapi-typescript "$server/api/openapi.json" --output "$folder/contract.d.ts"
cp story.ts tsconfig.json package.json "$folder"
[ -e "$folder/node_modules" ] || ln -s "$PWD/node_modules" "$folder/node_modules"
node_modules/.bin/tsc --project "$folder"
