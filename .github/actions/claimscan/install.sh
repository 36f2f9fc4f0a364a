#!/usr/bin/env bash
# The version that was asked for, or the one that this action comes with. A version is figures, letters and dots: nothing
# else reaches pip, which would read an option or an address from it.
set -euo pipefail

version="${INPUT_VERSION:-}"
if [[ -z "$version" ]]; then
  python -m pip install --quiet "$CLAIMSCAN_ACTION/../../.."
elif [[ "$version" =~ ^[0-9][0-9A-Za-z.]*$ ]]; then
  python -m pip install --quiet "claimscan==$version"
else
  echo "::error title=claimscan::version must be a version, as 0.1.0"
  exit 2
fi
