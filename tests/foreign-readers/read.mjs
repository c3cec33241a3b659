// node read.mjs LIBRARY FILE: what the library reads of the file, as JSON.
// Workbooks: [[sheet, address, text]…]; Word documents: HTML; PDF: [[page, x, y, text]…].
import { readFileSync } from 'node:fs';

const [library, file] = process.argv.slice(2);
const content = readFileSync(file);
// Standard output is for the answer alone.
console.log = console.warn = console.error;

const readers = {
  async exceljs() {
    const { default: ExcelJS } = await import('exceljs');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content);
    const cells = [];
    workbook.eachSheet(sheet => sheet.eachRow(row => row.eachCell(cell => {
      if (cell.master === cell) cells.push([sheet.name, cell.address, cell.text]);
    })));
    return cells;
  },
  async sheetjs() {
    const { default: XLSX } = await import('xlsx');
    const workbook = XLSX.read(content);
    return workbook.SheetNames.flatMap(name => Object.entries(workbook.Sheets[name])
      .filter(([address, cell]) => !address.startsWith('!') && cell.v !== undefined)
      .map(([address, cell]) => [name, address, cell.w ?? String(cell.v)]));
  },
  async mammoth() {
    const { default: mammoth } = await import('mammoth');
    return (await mammoth.convertToHtml({ buffer: content })).value;
  },
  async pdfjs() {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(content), useSystemFonts: true, verbosity: 0 }).promise;
    const words = [];
    for (let number = 1; number <= document.numPages; number++) {
      const text = await (await document.getPage(number)).getTextContent();
      for (const item of text.items) words.push([number, item.transform[4] + item.width / 2, item.transform[5], item.str]);
    }
    return words;
  },
};

process.stdout.write(JSON.stringify(await readers[library]()));
