// tools/make-licences: writes docs/dependencies.md, every package of NuGet and npm in the lock files with version, licence and what it is for.
// Reads what a restore left in the packages folder (NUGET_PACKAGES, or ~/.nuget/packages): build first. LicencesTests says when the list is stale.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const restored = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');
const read = path => readFileSync(join(root, path), 'utf8');
const by = key => (a, b) => key(a).toLowerCase() < key(b).toLowerCase() ? -1 : 1;

function licence(name, version) {
  const folder = join(restored, name.toLowerCase(), version.toLowerCase());
  const file = existsSync(folder) && readdirSync(folder).find(f => f.endsWith('.nuspec'));
  if (!file) throw new Error(`${name} ${version} is not in ${restored}: build first.`);
  const text = readFileSync(join(folder, file), 'utf8');
  return /<license type="expression">([^<]+)</.exec(text)?.[1] ?? `unknown (${/<licenseUrl>([^<]+)</.exec(text)?.[1] ?? 'nothing said'})`;
}

// Analyzers and tools of the build, which do not go into the program.
const building = new Set(['Directory.Build.props', 'src/Gridwork.Migrations.Sqlite/Gridwork.Migrations.Sqlite.csproj']
  .flatMap(f => [...read(f).matchAll(/PackageReference Include="([^"]+)" PrivateAssets="all"/g)].map(m => m[1])).concat('Microsoft.AspNetCore.App.Internal.Assets'));

function nuget(lock) {
  const packages = JSON.parse(read(lock)).dependencies['net10.0'];
  return Object.entries(packages).filter(([, p]) => p.type !== 'Project').map(([name, p]) => ({
    name, version: p.resolved, direct: p.type === 'Direct' || (p.type === 'CentralTransitive'),
    parents: Object.entries(packages).filter(([, q]) => q.type !== 'Project' && Object.keys(q.dependencies ?? {}).some(d => d.toLowerCase() === name.toLowerCase())).map(([n]) => n),
  }));
}
const row = p => `| ${p.name} | ${p.version} | ${licence(p.name, p.version)} | ${p.direct ? '[why](adr/0013-packages.md)' : p.parents.length ? `with ${p.parents.sort().join(', ')}` : 'with the SDK'} |`;
const id = p => `${p.name.toLowerCase()} ${p.version}`;
const unique = list => [...new Map(list.map(p => [id(p), p])).values()].sort(by(id));

const program = nuget('src/Gridwork/packages.lock.json');
const ships = unique(program.filter(p => !building.has(p.name)));
const shipped = new Set(ships.map(id));
const others = unique(['src/Gridwork', 'src/Gridwork.Migrations.Sqlite', 'src/Gridwork.Migrations.Postgres', 'tests/Gridwork.Tests', 'tests/Gridwork.Journeys', 'benches/Gridwork.Bench']
  .flatMap(p => nuget(`${p}/packages.lock.json`))).filter(p => !shipped.has(id(p)));

// Their licence stands in a file of theirs, not in the field: read there on 2026-11-28.
const said = { 'only 0.0.2': 'MIT', 'parse-cache-control 1.0.1': 'BSD-3-Clause' };
const npm = [
  ['tests/Gridwork.Journeys', 'tests in a real browser'], ['benches/lighthouse', 'measures what a resident downloads'],
  ['tools/make-case-standard', 'makes initials of the case standard'], ['tools/make-divisions', 'makes initials of the national list'],
].flatMap(([folder, purpose]) => {
  const lock = JSON.parse(read(`${folder}/package-lock.json`)).packages;
  const direct = new Set(Object.keys({ ...lock[''].dependencies, ...lock[''].devDependencies }));
  return Object.entries(lock).filter(([path]) => path).map(([path, p]) => {
    const name = path.split('node_modules/').pop();
    return `| ${name} | ${p.version} | ${p.license ?? said[`${name} ${p.version}`] ?? 'unknown'} | \`${folder}\`${direct.has(name) ? `: ${purpose}` : ''} |`;
  });
});

const head = '| package | version | licence | for |\n|---|---|---|---|';
writeFileSync(join(root, 'docs/dependencies.md'), `# Dependencies

Every package of somebody else's in the lock files: its version, its licence as it says itself, and what it is for. Made by \`tools/make-licences\`; why each was chosen stands in [0013](adr/0013-packages.md).

What ships is under MIT, Apache-2.0, BSD-3-Clause or the PostgreSQL licence; the runtime of .NET in the installable package is under MIT. The package carries the texts in \`licences.txt\`.

## Ships with the program (NuGet)

${head}
${ships.map(row).join('\n')}

## Builds, tests and measures it (NuGet)

${head}
${others.map(row).join('\n')}

## Tests, measures and makes data (npm)

Never served, never shipped.

${head}
${[...new Set(npm)].sort(by(x => x)).join('\n')}
`);
console.log(`docs/dependencies.md: ${ships.length} ship, ${others.length} build and test, ${new Set(npm).size} of npm`);
