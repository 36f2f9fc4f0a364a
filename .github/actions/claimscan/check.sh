#!/usr/bin/env bash
# Inputs come as environment variables and go into an array: nothing in them is ever read as a command.
set -uo pipefail

paths=()
options=()
while IFS= read -r line; do [[ -n "$line" ]] && paths+=("$line"); done <<<"${INPUT_PATHS:-.}"
while IFS= read -r line; do [[ -n "$line" ]] && options+=("$line"); done <<<"${INPUT_ARGS:-}"
[[ -n "${INPUT_FAIL_ON:-}" ]] && options+=(--fail-on "$INPUT_FAIL_ON")
[[ -n "${INPUT_BASELINE:-}" ]] && options+=(--baseline "$INPUT_BASELINE")
[[ -n "${INPUT_SARIF_FILE:-}" ]] && options+=(--output "sarif:$INPUT_SARIF_FILE")

summary="$(mktemp)"
claimscan check --format "${INPUT_FORMAT:-github}" --output "md:$summary" "${options[@]}" -- "${paths[@]}"
code=$?
cat "$summary" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
rm -f "$summary"
echo "exit-code=$code" >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
