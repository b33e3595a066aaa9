#!/bin/sh
# Speaks the texts of the built-in prompts again: text/<language>/<name>.txt becomes
# ../resources/prompts/<language>/<name>.ulaw, raw mu-law at 8 kHz, at about -20 dBFS RMS.
# Needs espeak-ng and sox. The results are committed, so this runs only after a text was changed.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

speak() { # language, voice, words a minute
    mkdir -p "../resources/prompts/$1"
    for text in text/"$1"/*.txt; do
        name=$(basename "$text" .txt)
        espeak-ng -v "$2" -s "$3" -w "$work/spoken.wav" -f "$text"
        # What a telephone carries, without the silence around it; then as loud as all others.
        sox "$work/spoken.wav" -r 8000 -c 1 "$work/narrow.wav" \
            gain -6 highpass 200 lowpass 3400 silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse
        gain=$(sox "$work/narrow.wav" -n stats 2>&1 | awk '/^RMS lev dB/ { print -19.5 - $4 }')
        sox "$work/narrow.wav" -t raw -e mu-law "../resources/prompts/$1/$name.ulaw" \
            gain -l "$gain" pad 0.1 0.2
    done
}

speak en en-gb 150
speak sv sv 145
speak et et 145
# The voice "cmn" reads the characters with English sounds; this one has the tones.
speak zh-Hant cmn-latn-pinyin 150
