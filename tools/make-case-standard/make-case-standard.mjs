// Makes data/case-standard/conditions.json from the two tables of the source, every text as it is printed there. Run by hand when the table changes:
//   npm ci --prefix tools/make-case-standard && node tools/make-case-standard/make-case-standard.mjs FOLDER
// A row either becomes a condition or is listed with the reason why not: none is left out, none is put right.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customPinyin, pinyin } from 'pinyin-pro';

// What the library reads otherwise.
customPinyin({ 行道树: 'xíng dào shù' });

// Both tables number their classes from 01, so the codes of components (部件) begin with a letter. "1" and "01" are the same number.
const tables = [{ kind: 'Occurrence', name: '事件', file: 'events.csv', letter: '' }, { kind: 'Component', name: '部件', file: 'components.csv', letter: 'B' }];
const columns = ['major_code', 'major', 'minor_code', 'minor', 'handling_unit', 'authority', 'open_condition', 'close_condition', 'time_limit'];

// RFC 4180: commas and quotation marks inside quoted fields.
const fields = line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(m => m[1]?.replaceAll('""', '"') ?? m[2]);

const letter = reading => (/^[a-z0-9]/i.test(reading) ? reading[0].toLowerCase() : '');
const initials = name => pinyin(name, { toneType: 'none', type: 'array', v: true }).map(letter).join('');
const number = text => (/^\d{1,2}$/.test(text) ? text.padStart(2, '0') : null);

const majors = [];
const notTaken = [];
let rows = 0;

const same = (a, b) => ['condition', 'closing', 'limit'].every(k => a[k] === b[k]);
const openMajor = (table, row) => {
  const code = table.letter + number(row.major_code);
  let major = majors.find(m => m.code === code);
  if (!major) { majors.push(major = { kind: table.kind, code, printed: row.major_code, name: row.major, minors: [] }); }
  return major;
};
const openMinor = (major, row) => {
  const code = `${major.code}-${number(row.minor_code)}`;
  let minor = major.minors.find(m => m.code === code);
  if (!minor) {
    minor = { code, printed: row.minor_code, name: row.minor, initials: initials(row.minor), handling: row.handling_unit, authority: row.authority, conditions: [] };
    major.minors.push(minor);
  }
  return minor;
};

// Why a row cannot be taken, or nothing.
function trouble(row, cells) {
  if (cells.length !== columns.length) { return `${cells.length} fields instead of ${columns.length}`; }
  const empty = columns.filter(c => row[c].trim() === '');
  if (empty.length > 0) { return `empty: ${empty.join(', ')}`; }
  if (!number(row.major_code) || !number(row.minor_code)) { return 'a class code that is no number of one or two digits'; }
  return null;
}

function take(table, row) {
  const major = openMajor(table, row);
  const minor = openMinor(major, row);
  if (major.name !== row.major || minor.name !== row.minor) { return 'its code already stands for another name'; }
  if (minor.handling !== row.handling_unit || minor.authority !== row.authority) { return `other units than the first row of ${minor.code}`; }
  const read = { condition: row.open_condition, closing: row.close_condition, limit: row.time_limit };
  const before = minor.conditions.find(c => same(c, read));
  if (before) { return `the same words as ${before.code}`; }
  minor.conditions.push({ code: `${minor.code}-${minor.conditions.length + 1}`, ...read });
  return null;
}

for (const table of tables) {
  const [head, ...lines] = readFileSync(join(process.argv[2], table.file), 'utf8').trimEnd().split('\n');
  if (head !== columns.join(',')) { throw new Error(`${table.file}: other columns: ${head}`); }
  lines.forEach((line, at) => {
    rows += 1;
    const cells = fields(line);
    const row = Object.fromEntries(columns.map((c, i) => [c, cells[i] ?? '']));
    const reason = trouble(row, cells) ?? take(table, row);
    if (reason) { notTaken.push({ table: table.name, line: at + 2, row: line, reason }); }
  });
}

const conditions = majors.flatMap(m => m.minors).flatMap(m => m.conditions).length;
if (conditions + notTaken.length !== rows) { throw new Error(`${rows} rows, but ${conditions} conditions and ${notTaken.length} not taken`); }

writeFileSync(new URL('../../data/case-standard/conditions.json', import.meta.url), JSON.stringify({
  source: '山西省运城市数字城管事件、部件立案、处置、结案标准表（依 GB/T 30428.2 分类）；文号未记录',
  version: '2026-11-24',
  validFrom: null,
  validTo: null,
  needsReview: true,
  note: '各栏照原表；version 是抄录日期，原表的施行日期未记录。代码由类码加序号组成，部件前加 B；“天”“小时”怎样计由 counting.json 的设置决定。',
  initials: 'pinyin-pro 3.29.4 (MIT)',
  madeBy: 'tools/make-case-standard',
  rows,
  majors,
  notTaken,
}, null, 1) + '\n');
console.log(`${rows} rows: ${conditions} conditions of ${majors.flatMap(m => m.minors).length} minor classes, ${notTaken.length} not taken`);
for (const row of notTaken) { console.log(`${row.table} line ${row.line}: ${row.reason}`); }
