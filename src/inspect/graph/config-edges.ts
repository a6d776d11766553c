/** Modules that a configuration names by path: `setupFiles: ['./jest.setup.js']`, `"plugins": ["./tools/x.js"]`, `entry`, `require`. */
import type { TreeFile } from '../../model/index.ts';
import type { Value } from '../../syntax/index.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import type { ModuleEdge } from './module-graph.ts';
import { isRecord } from './package-index.ts';
import type { Resolver } from './resolver.ts';
import type { TreeAccess } from './tree-access.ts';

/** Configurations that are code. */
export const CODE_CONFIG =
  /(?:^|\/)(?:\.?[\w-]+\.config|gulpfile|gruntfile|\.eslintrc|\.babelrc|\.prettierrc|\.mocharc|\.stylelintrc|karma\.conf|protractor\.conf|wdio\.conf|truffle|hardhat[\w.-]*|ecosystem[\w.-]*|gatsby-(?:node|config|browser|ssr))\.(?:[cm]?[jt]sx?)$/i;
const JSON_CONFIG =
  /(?:^|\/)(?:\.(?:babelrc|eslintrc|mocharc|swcrc|postcssrc|stylelintrc|prettierrc|nycrc|lintstagedrc|releaserc)(?:\.json)?|(?:jest|babel|nest-cli|nodemon|pm2|ecosystem|angular|project|lerna|vercel|wallaby)(?:\.config)?\.json)$/i;
const CODE = /\.(?:[cm]?[jt]sx?|node)$/i;
const MOST = 60;

export function* configEdges(
  file: TreeFile,
  facts: FileFacts,
  resolver: Resolver,
  access: TreeAccess,
): Generator<ModuleEdge> {
  const strings = new Set<string>();
  if (facts.module !== null && CODE_CONFIG.test(file.name))
    for (const fact of facts.module.exports) ofValue(fact.value, strings, 0);
  else if (JSON_CONFIG.test(file.name)) ofJson(access.json(file.path), strings, 0);
  else if (/(?:^|\/)package\.json$/.test(file.name) && !/(?:^|\/)node_modules\//.test(file.name))
    ofManifest(access.json(file.path), strings);
  for (const text of [...strings].slice(0, MOST)) {
    const to = target(resolver, file.path, text);
    if (to !== null) yield { from: file.path, to, at: 0, fn: 0, how: 'loads as config', text, guessed: false };
  }
}

function target(resolver: Resolver, from: string, text: string): string | null {
  const place = resolver.files.placeOf(from);
  if (place === null || text.length > 300) return null;
  const local = text.replace(/^<rootDir>\/?/, './');
  if (!/^\.{1,2}[\\/]/.test(local) && !(CODE.test(local) && /^[\w.-]+(?:\/[\w.-]+)+$/.test(local))) return null;
  const found = local.startsWith('.') ? resolver.resolve(from, local).path : resolver.file(from, local);
  const name = found === null ? null : (resolver.files.placeOf(found)?.name ?? null);
  // data that a configuration names is not run; a file without a usual extension that it names may be
  return name === null || /\.(?:json|css|scss|less|html|md|svg|png|txt|d\.ts)$/i.test(name) ? null : found;
}

function ofValue(value: Value, out: Set<string>, depth: number): void {
  if (depth > 8 || out.size > MOST) return;
  if (value.k === 'const') {
    if (typeof value.v === 'string') out.add(value.v);
  } else if (value.k === 'array') for (const item of value.items) ofValue(item, out, depth + 1);
  else if (value.k === 'object') for (const [, item] of value.props) ofValue(item, out, depth + 1);
  else if (value.k === 'any') for (const item of value.of) ofValue(item, out, depth + 1);
  else if (value.k === 'call') for (const item of value.args) ofValue(item, out, depth + 1);
  else if (value.k === 'concat') {
    const texts = value.parts.map((part) => (part.k === 'const' ? String(part.v) : part.k === 'global' ? '.' : ''));
    out.add(texts.join(''));
  }
}

function ofJson(value: unknown, out: Set<string>, depth: number): void {
  if (depth > 8 || out.size > MOST) return;
  if (typeof value === 'string') out.add(value);
  else if (Array.isArray(value)) for (const item of value) ofJson(item, out, depth + 1);
  else if (isRecord(value)) for (const key of Object.keys(value)) ofJson(value[key], out, depth + 1);
}

/** The parts of a manifest that tools take modules from (not its scripts: they are triggers; not main: importers decide). */
function ofManifest(manifest: unknown, out: Set<string>): void {
  if (!isRecord(manifest)) return;
  for (const key of [
    'jest',
    'babel',
    'eslintConfig',
    'mocha',
    'ava',
    'nodemonConfig',
    'nyc',
    'postcss',
    'prettier',
    'commitlint',
    'prisma',
  ])
    ofJson(manifest[key], out, 0);
}
