#!/usr/bin/env bash
# LibreOffice 7.4 leaves half a number in a PDF where a table is wider than the paper.
#
# A wide table of HTML runs over the right edge of the page, and what crosses the edge is left out of the file glyph by glyph. The text of the PDF
# then holds the first digits of a number as if they were the number: 12345678 comes out of pdftotext as 1234 or so, without any sign.
# One would expect the whole number (as in Chromium's PDFs, where it is only clipped in sight) or none.
#
# Needs soffice (Writer) and pdftotext (poppler); from apt: libreoffice-writer, poppler-utils. Exit status 0: as described; 1: something has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 - <<'PY'
cells = ''.join(f'<td width="110">{n}</td>' for n in range(12345601, 12345611))
open('wide.html', 'w').write(f'<!DOCTYPE html><html><head><meta charset="utf-8"><style>table {{ table-layout: fixed; width: 1100px }}</style></head><body><table border="1"><tr>{cells}</tr></table></body></html>')
PY
soffice "-env:UserInstallation=file://$folder/office" --headless --norestore '--infilter=HTML (StarWriter)' --convert-to pdf:writer_pdf_Export wide.html >/dev/null 2>&1
soffice --version
pdftotext wide.pdf - | grep -E '[0-9]' | tr '\n' ' ' | tee output.txt
echo
# Some number is there with its first digits only.
grep -oE '[0-9]+' output.txt | grep -qE '^1[0-9]{0,6}$'
