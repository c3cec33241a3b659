#!/usr/bin/env bash
# exceljs 4.4.0 cannot open a workbook whose elements have a namespace prefix.
#
# <x:workbook xmlns:x="…"> and <workbook xmlns="…"> are the same XML. Microsoft's own library for .NET (DocumentFormat.OpenXml) writes the first,
# and Excel, LibreOffice and SheetJS read both. exceljs, with which many web back ends read what people upload, knows bare names only:
# the load fails with a TypeError about 'sheets', which says nothing of the cause. SheetJS 0.18.5 reads 1007 from both.
#
# Needs node and npm. Exit status 0: as described; 1: something has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --omit=optional exceljs@4.4.0 xlsx@0.18.5 jszip@3.10.1 >/dev/null
cat > try.mjs <<'NODE'
import JSZip from 'jszip';
import ExcelJS from 'exceljs';
import XLSX from 'xlsx';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
function workbook(prefix) {
  const [p, ns] = prefix ? [`${prefix}:`, `xmlns:${prefix}="${main}"`] : ['', `xmlns="${main}"`];
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`);
  zip.file('_rels/.rels', `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  zip.file('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`);
  zip.file('xl/workbook.xml', `<${p}workbook ${ns} xmlns:r="${office}"><${p}sheets><${p}sheet name="S" sheetId="1" r:id="rId1"/></${p}sheets></${p}workbook>`);
  zip.file('xl/worksheets/sheet1.xml', `<${p}worksheet ${ns}><${p}sheetData><${p}row r="1"><${p}c r="A1"><${p}v>1007</${p}v></${p}c></${p}row></${p}sheetData></${p}worksheet>`);
  return zip.generateAsync({ type: 'nodebuffer' });
}
for (const prefix of ['', 'x']) {
  const content = await workbook(prefix);
  let seen;
  try {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(content);
    seen = book.worksheets[0]?.getCell('A1').value;
  } catch (fault) { seen = fault.message; }
  console.log(`prefix "${prefix}": exceljs ${seen}; SheetJS ${XLSX.read(content).Sheets.S?.A1?.v}`);
}
NODE
node try.mjs | tee output.txt
grep -qx 'prefix "": exceljs 1007; SheetJS 1007' output.txt
grep -qx "prefix \"x\": exceljs Cannot read properties of undefined (reading 'sheets'); SheetJS 1007" output.txt
