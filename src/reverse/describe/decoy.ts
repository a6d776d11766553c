/**
 * What the decoy world gave the sample, so that it is known again where the sample sends it: value → what it was made from. These values are ours: they are never
 * indicators of anybody.
 */
import type { SampleConfig } from '../../model/index.ts';
import type { PersonaName } from '../emulate/emulation.ts';
import { PERSONAS } from '../emulate/guest/personas.ts';
import { entryOf } from './maps.ts';

export type Meaning = NonNullable<SampleConfig['tracking']>['fields'][number]['meaning'];

export interface Given {
  readonly value: string;
  readonly source: string;
  readonly meaning: Meaning;
}

/** The marker that stand-ins ask for: no gate of anybody. */
export const DECOY_MARKER = 'COUNTERLURE_DECOY';

/** As the decoy world has them: a test holds the two together. */
const PROCESS_ID = 4242;
const NODE_VERSION = 'v22.14.0';

const TYPES: Readonly<Record<PersonaName, string>> = { windows: 'Windows_NT', macos: 'Darwin', linux: 'Linux' };
const GEO: readonly Given[] = [
  { value: 'Exampleland', source: 'answer of a lookup: country', meaning: 'geo' },
  { value: 'Example City', source: 'answer of a lookup: city', meaning: 'geo' },
  { value: 'Decoy Networks', source: 'answer of a lookup: isp', meaning: 'geo' },
];

/** Longest first: a part of a value is told by the longest that fits. */
export function givenTo(persona: PersonaName): readonly Given[] {
  return entryOf(tables, persona, () => build(persona));
}

const tables = new Map<PersonaName, readonly Given[]>();

function build(name: PersonaName): readonly Given[] {
  const one = PERSONAS[name];
  const out: Given[] = [
    { value: one.hostname, source: 'os.hostname()', meaning: 'host' },
    { value: one.username, source: 'os.userInfo().username', meaning: 'user' },
    { value: one.platform, source: 'process.platform', meaning: 'os' },
    { value: TYPES[name], source: 'os.type()', meaning: 'os' },
    { value: one.release, source: 'os.release()', meaning: 'os-version' },
    { value: one.arch, source: 'process.arch', meaning: 'architecture' },
    {
      value: `${one.home}${one.platform === 'win32' ? '\\' : '/'}Documents${one.platform === 'win32' ? '\\' : '/'}assessment`,
      source: 'process.cwd()',
      meaning: 'working-folder',
    },
    { value: one.home, source: 'os.homedir()', meaning: 'user' },
    { value: one.temp, source: 'os.tmpdir()', meaning: 'other' },
    { value: String(PROCESS_ID), source: 'process.pid', meaning: 'process' },
    { value: NODE_VERSION, source: 'process.version', meaning: 'process' },
    { value: '00:00:00:00:00:00', source: 'os.networkInterfaces() mac', meaning: 'mac' },
    ...GEO,
  ];
  for (const addresses of Object.values(one.addresses))
    for (const { address, mac, internal } of addresses) {
      if (internal) continue;
      out.push(
        { value: mac, source: 'os.networkInterfaces() mac', meaning: 'mac' },
        { value: address, source: 'os.networkInterfaces() address', meaning: 'address' },
      );
    }
  for (const [key, value] of Object.entries(one.environment))
    if (value.length > 3 && !out.some((given) => given.value === value))
      out.push({ value, source: `process.env.${key}`, meaning: 'environment' });
  return out.sort((a, b) => b.value.length - a.value.length || (a.value < b.value ? -1 : 1));
}

/** What a value that was sent is made from. */
export function originOf(text: string, persona: PersonaName): Given | null {
  const value = /^".*"$/.test(text) ? unquoted(text) : text;
  // scripted answers say what field of them it is
  const answer = /^decoy[-_]([\w.-]{1,60})$/.exec(value)?.[1];
  if (answer !== undefined && !value.startsWith(PERSONAS[persona].hostname))
    return { value, source: `answer of the server: ${answer}`, meaning: 'other' };
  const given = givenTo(persona);
  if (/^decoy .{1,200}$/s.test(value)) return { value, source: 'what the decoy world said', meaning: 'message' };
  const exact = given.find((one) => one.value === value || one.value.toLowerCase() === value.toLowerCase());
  if (exact !== undefined) return exact;
  if (value.includes(DECOY_MARKER)) return { value, source: 'process.env', meaning: 'environment' };
  if (/^1[6-9]\d{11}$|^1[6-9]\d{8}$/.test(value)) return { value, source: 'Date.now()', meaning: 'time' };
  if (/^20\d\d-\d\d-\d\dT\d\d:\d\d/.test(value)) return { value, source: 'new Date()', meaning: 'time' };
  if (value.length > 400) return null;
  const { home, platform } = PERSONAS[persona];
  const project = `${home}${platform === 'win32' ? '\\' : '/'}Documents${platform === 'win32' ? '\\' : '/'}assessment`;
  if (value.startsWith(project) && /^[\\/][\w.\\/-]{1,120}\.\w{1,5}$/.test(value.slice(project.length)))
    return { value, source: 'process.argv[1]', meaning: 'process' };
  return composed(value, given);
}

/** Made of several parts, constants between them, in their order. */
function composed(value: string, given: readonly Given[]): Given | null {
  const parts: string[] = [];
  let constant = '';
  let meaning: Meaning | null = null;
  const end = (): void => {
    if (constant !== '') parts.push(JSON.stringify(constant));
    constant = '';
  };
  for (let at = 0; at < value.length; ) {
    const part = given.find((one) => isTelling(one) && value.startsWith(one.value, at) && stands(value, at, one.value));
    if (part === undefined) {
      constant += value[at] ?? '';
      at++;
      continue;
    }
    end();
    parts.push(part.source);
    // a path below the home folder is a path
    meaning ??= part.source === 'os.homedir()' ? 'other' : part.meaning;
    at += part.value.length;
  }
  end();
  return meaning === null ? null : { value, source: parts.join(' + '), meaning };
}

/** Short words stand in other texts by chance. */
function isTelling({ value, meaning }: Given): boolean {
  return (
    value.length >= 5 || meaning === 'user' || (meaning === 'architecture' && value.length >= 3) || meaning === 'os'
  );
}

/** No piece of a longer word. */
function stands(text: string, at: number, part: string): boolean {
  return !/[A-Za-z0-9]/.test(text[at - 1] ?? '') && !/[A-Za-z0-9]/.test(text[at + part.length] ?? '');
}

function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

/** A constant that only the decoy world can have said. */
export function ownValue(text: string): Given | null {
  if (/^1[6-9]\d{11}$/.test(text)) return { value: text, source: 'Date.now()', meaning: 'time' };
  for (const name of ['windows', 'macos', 'linux'] as const) {
    const { hostname, home, username } = PERSONAS[name];
    if (text === username || text.includes(hostname) || (text.startsWith(home) && home.length > 6))
      return originOf(text, name);
  }
  return text.includes(DECOY_MARKER) ? { value: text, source: 'process.env', meaning: 'environment' } : null;
}

/** Every text that is ours: names, addresses and folders of the decoy machines. */
export function decoyValues(): ReadonlySet<string> {
  const out = new Set<string>();
  for (const name of ['windows', 'macos', 'linux'] as const)
    for (const { value } of givenTo(name)) out.add(value.toLowerCase());
  return out;
}

/** A path of the decoy machine as it would be on any: `~`, `%TEMP%`. */
export function neutralPath(path: string): string {
  for (const name of ['windows', 'macos', 'linux'] as const) {
    const { home, temp } = PERSONAS[name];
    for (const [folder, short] of [
      [temp, '{tmpdir}'],
      [home, '~'],
    ] as const) {
      if (
        folder.length > 4 &&
        path.toLowerCase().startsWith(folder.toLowerCase()) &&
        /^$|^[\\/]/.test(path.slice(folder.length))
      )
        return short + path.slice(folder.length);
      const inside = path.indexOf(folder);
      if (folder.length > 4 && inside > 0) return path.split(folder).join(short);
    }
  }
  return path.startsWith('/tmp/') ? `{tmpdir}${path.slice(4)}` : path;
}
