/**
 * Noise on honest code: inspects every package of the project's own node_modules, and chosen traps fetched as data with `npm pack` (never installed), each as a target of its own.
 * Usage: node bench/noise.ts [--traps] [--only NAME] — writes bench/noise-report.md. Bar: no `malicious`, at most 1 % `suspicious`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from '../src/inspect/index.ts';
import { defaultLimits, openTree } from '../src/intake/index.ts';
import type { Inspection } from '../src/model/index.ts';

const ROOT = join(import.meta.dirname, '..');
const TRAPS_DIR = join(import.meta.dirname, 'traps');

interface Target {
  readonly name: string;
  readonly path: string;
}
interface Row {
  readonly name: string;
  readonly group: string;
  readonly result: Inspection;
}

function installedPackages(folder: string): readonly Target[] {
  const out: Target[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@')) out.push(...installedPackages(path));
    else if (existsSync(join(path, 'package.json')))
      out.push({ name: path.slice(path.lastIndexOf('node_modules/') + 13), path });
    const nested = join(path, 'node_modules');
    if (!entry.name.startsWith('@') && existsSync(nested))
      out.push(...installedPackages(nested).map((target) => ({ ...target, name: `${entry.name} > ${target.name}` })));
  }
  return out;
}

/** name@version, why it is a trap */
function trapList(): readonly { spec: string; why: string }[] {
  return readFileSync(join(import.meta.dirname, 'traps.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ spec: line.split('\t')[0] ?? '', why: line.split('\t')[1] ?? '' }));
}

function fetchTraps(): readonly Target[] {
  mkdirSync(TRAPS_DIR, { recursive: true });
  return trapList().map(({ spec }) => {
    const file = `${spec
      .replace(/^@/, '')
      .replace('/', '-')
      .replace(/@([^@]*)$/, '-$1')}.tgz`;
    const path = join(TRAPS_DIR, file);
    if (!existsSync(path))
      execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', TRAPS_DIR, spec], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    return { name: spec, path };
  });
}

async function measure(group: string, targets: readonly Target[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const target of targets) {
    const result = await inspect(await openTree(target.path, { limits: defaultLimits }), { reverse: true });
    rows.push({ name: target.name, group, result });
    if (result.verdict.level === 'suspicious' || result.verdict.level === 'malicious')
      console.log(`${result.verdict.level.padEnd(10)} ${target.name}`);
  }
  return rows;
}

function report(rows: readonly Row[]): string {
  const out = [
    '# Noise on honest code',
    '',
    'Made by `node bench/noise.ts --traps`; each package is a target of its own.',
    '',
  ];
  for (const group of [...new Set(rows.map((row) => row.group))]) {
    const mine = rows.filter((row) => row.group === group);
    const count = (level: string): number => mine.filter((row) => row.result.verdict.level === level).length;
    out.push(
      `- **${group}**: ${mine.length} targets: ${count('malicious')} malicious, ${count('suspicious')} suspicious, ${count('notice')} notice, ${count('clean')} clean.`,
    );
  }
  out.push('', '## Rules that spoke, by number of targets', '', '| rule | targets |', '| --- | --- |');
  const perRule = new Map<string, number>();
  for (const { result } of rows)
    for (const rule of new Set(result.findings.map((finding) => finding.rule)))
      perRule.set(rule, (perRule.get(rule) ?? 0) + 1);
  for (const [rule, count] of [...perRule].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
    out.push(`| ${rule} | ${count} |`);
  out.push('', '## Suspicious or worse', '');
  for (const { name, result } of rows) {
    if (result.verdict.level !== 'suspicious' && result.verdict.level !== 'malicious') continue;
    out.push(
      `### ${name}: ${result.verdict.level} (${result.verdict.score})`,
      '',
      ...result.verdict.reasons.map((reason) => `- ${reason.replace(/[<>|`]/g, ' ')}`),
      '',
    );
  }
  return `${out.join('\n').trimEnd()}\n`;
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const wanted = (target: Target): boolean => only === undefined || target.name.includes(only);
const rows = [
  ...(await measure('packages in node_modules', installedPackages(join(ROOT, 'node_modules')).filter(wanted))),
  ...(process.argv.includes('--traps') ? await measure('traps', fetchTraps().filter(wanted)) : []),
];
if (only === undefined) writeFileSync(join(import.meta.dirname, 'noise-report.md'), report(rows));
else
  for (const { result } of rows)
    for (const finding of result.findings)
      console.log(
        finding.rule,
        finding.file,
        finding.line,
        finding.reach,
        finding.confidence,
        finding.message,
        '|',
        finding.excerpt,
      );
console.log(report(rows).split('\n').slice(3, 8).join('\n'));
