/** Package-manager settings that come with the repository and change what an install runs or where it fetches. */

import { hostClass, isUsualRegistry } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed } from '../names/by-name.ts';

export default {
  id: 'npmrc-odd',
  title: 'Package-manager setting runs or redirects something',
  severity: 'medium',
  weight: 'weak',
  aspect: 'supplies',
  techniques: ['T1574', 'T1195.002'],
  tradecraft: ['T12', 'T20'],
  description:
    'A delivered `.npmrc`, `.yarnrc`, `.yarnrc.yml` or `bunfig.toml` sets the shell, git or editor that npm runs, preloads a file of the tree into every Node.js process (`node-options=--require`), turns install scripts back on, or takes packages from a bare address or throw-away host.',
  benign:
    'Registries of companies and scopes, engine, save and hoisting settings, and memory options for Node.js are usual.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

type Found = Pick<Hit, 'message' | 'confidence' | 'severity' | 'weight'>;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesNamed(context, '.npmrc', '.yarnrc', '.yarnrc.yml', 'bunfig.toml', '.pnpmrc')) {
    if (
      !/(?:^|\/)(?:\.npmrc|\.yarnrc|\.yarnrc\.yml|bunfig\.toml|\.pnpmrc)$/.test(name) ||
      /(?:^|\/)node_modules\//.test(name)
    )
      continue;
    for (const [i, line] of (context.text(path) ?? '').slice(0, 65_536).split('\n').entries()) {
      const match =
        /^\s{0,8}(?:"?)([\w@./:-]{1,200}?)"?\s{0,8}(?:=|:\s|\s)\s{0,8}["']?([^"'\n]{1,1000}?)["']?\s*$/.exec(
          line.replace(/\r$/, ''),
        );
      if (match?.[1] === undefined || match[2] === undefined || /^\s*[#;]/.test(line)) continue;
      const found = judge(match[1].toLowerCase(), match[2].trim());
      if (found !== null)
        yield { file: path, line: i + 1, excerpt: line.trim(), sinkKind: 'package-manager setting', ...found };
    }
  }
}

function judge(key: string, value: string): Found | null {
  const inTree = /^\.{0,2}\/|^[\w-]+\/|\.(?:c?m?js|sh|bat|cmd|ps1|woff2?|png)$/i.test(value);
  switch (key) {
    case 'script-shell':
    case 'shell':
    case 'git':
    case 'editor':
    case 'viewer':
    case 'python':
      if (!inTree || /^\/(?:usr|bin|opt)\/|^[a-z]:\\(?:program|windows)/i.test(value)) return null;
      return {
        message: `${key} is ${value}: npm runs this file of the tree in place of the real program.`,
        confidence: 82,
        weight: 'strong',
        severity: 'high',
      };
    case 'node-options':
    case 'nodeoptions':
    case 'preload': {
      const loads =
        /(?:--require|-r|--import|--loader|--experimental-loader)[= ]\s*(\S+)/.exec(value)?.[1] ??
        (key === 'preload' ? value : null);
      if (loads === null || !/^\[?["']?\.{0,2}\//.test(loads) || key === 'preload') return null;
      return {
        message: `Every Node.js process of the install loads ${loads} first.`,
        confidence: 80,
        weight: 'strong',
        severity: 'high',
      };
    }
    case 'ignore-scripts':
    case 'enablescripts':
      return /^(?:false)$/i.test(value) === (key === 'ignore-scripts')
        ? { message: 'Install scripts are explicitly turned on.', confidence: 35, weight: 'info', severity: 'info' }
        : null;
    case 'unsafehttpwhitelist':
    case 'strict-ssl':
    case 'enablestrictssl':
      return key === 'unsafehttpwhitelist' || /^false$/i.test(value)
        ? {
            message: `${key} weakens the check of where packages come from.`,
            confidence: 40,
            weight: 'weak',
            severity: 'low',
          }
        : null;
    default:
      return /(?:^|:)registry$|^npmregistryserver$/.test(key) ? registry(value) : null;
  }
}

function registry(value: string): Found | null {
  if (!/^https?:/i.test(value) || isUsualRegistry(value)) return null;
  const kind = hostClass(value);
  if (kind === 'address' || kind === 'throwaway')
    return {
      message: `Packages are fetched from ${value}, a host that can be anyone’s.`,
      confidence: 85,
      weight: 'strong',
      severity: 'high',
    };
  return kind === 'local' || kind === 'unknown'
    ? null
    : {
        message: `Packages are fetched from ${value}, no registry that we know.`,
        confidence: 35,
        weight: 'info',
        severity: 'low',
      };
}
