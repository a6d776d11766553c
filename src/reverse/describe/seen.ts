/** Every text that the sample holds, computes or uses, with its proof and the name that it is kept under. Bounded. */
import { LineIndex } from '../../lib/index.ts';
import type { Proof } from '../../model/index.ts';
import { neutralPath } from './decoy.ts';
import type { Material } from './material.ts';
import { proofText } from './proofs.ts';
import type { Readings } from './reading.ts';
import { proofOfEvent } from './trace.ts';

export interface Seen {
  readonly text: string;
  readonly owner: string;
  readonly layer: string;
  readonly from: 'program' | 'script' | 'path' | 'argument';
  readonly proof: () => Proof;
}

const MOST_UNITS = 4_000;
const MOST_SEEN = 250_000;
const PROGRAMS = new Set(['javascript', 'typescript', 'python']);
const WORD = /"([^"\r\n]{2,400})"|'([^'\r\n]{2,400})'|`([^`\r\n]{2,400})`|(?<![^\s=(,;])([~$%\w.:\\/*-]{4,300})/g;

export function seenTexts(material: Material, readings: Readings): Seen[] {
  const out: Seen[] = [];
  const add = (seen: Seen): void => {
    if (seen.text.length > 1 && seen.text.length <= MOST_UNITS && out.length < MOST_SEEN) out.push(seen);
  };
  for (const { program, proof, layer } of readings.programs)
    for (const { text, at, owner } of program.texts)
      add({ text: neutralPath(tidy(text)), owner, layer: layer.id, from: 'program', proof: () => proof(at, text) });
  for (const layer of material.layers) {
    const strings = material.sources.get(layer.id)?.strings ?? [];
    const lines = new LineIndex(layer.text ?? '');
    for (const { value, start, how } of strings) {
      // what was observed at one place may be what the decoy world said there; what stands in the source is read from it
      if (how === 'folded' && !/:\/\/|^[a-p]{32}$/.test(value)) continue;
      add({
        text: neutralPath(value),
        owner: '',
        layer: layer.id,
        from: 'program',
        proof: () => ({ layer: layer.id, line: lines.at(start).line, event: null, how, text: proofText(value) }),
      });
    }
  }
  for (const { layer, text, proof } of readings.texts) {
    if (PROGRAMS.has(layer.kind) && readings.programs.some((one) => one.layer.id === layer.id)) continue;
    for (const match of text.slice(0, 1_000_000).matchAll(WORD)) {
      const value = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
      add({ text: value, owner: '', layer: layer.id, from: 'script', proof: () => proof(match.index, value) });
    }
  }
  const walked = listedFolders(material.events);
  for (const event of material.events) {
    const own = () => proofOfEvent(event);
    const path = Object.hasOwn(event.data, 'path') && event.category !== 'network' ? event.data['path'] : undefined;
    if (path !== undefined && !isFound(path, walked))
      add({ text: neutralPath(path), owner: '', layer: event.layer, from: 'path', proof: own });
    for (const argument of event.arguments)
      if (argument !== path && argument.length <= MOST_UNITS)
        add({ text: neutralPath(argument), owner: '', layer: event.layer, from: 'argument', proof: own });
  }
  return out;
}

/** Holes that are a home folder read as one. */
export function tidy(text: string): string {
  return text
    .replace(/\{(?:homedir|home|homeDir|userHome|hd|expanduser|USERPROFILE|HOME)\}/g, '~')
    .replace(/\{(?:tmpdir|temp|tmp|TEMP|TMP|gettempdir)\}/g, '{tmpdir}')
    .replace(/\{(?:APPDATA|appData)\}/g, '%APPDATA%')
    .replace(/\{LOCALAPPDATA\}/g, '%LOCALAPPDATA%');
}

const LISTS = /(?:readdir|opendir|scandir|listdir|glob|walk)/i;

/** Folders whose contents were listed: what is asked in them afterwards was found there, and need not be what is looked for. */
function listedFolders(events: Material['events']): ReadonlySet<string> {
  const out = new Set<string>();
  for (const event of events)
    if (event.category === 'file' && LISTS.test(event.call) && Object.hasOwn(event.data, 'path'))
      out.add(plainFolder(event.data['path'] ?? ''));
  return out;
}

const plainFolder = (path: string): string => path.replaceAll('\\', '/').replace(/\/+$/, '').toLowerCase();

function isFound(path: string, walked: ReadonlySet<string>): boolean {
  const plain = plainFolder(path);
  return walked.has(plain.slice(0, Math.max(0, plain.lastIndexOf('/'))));
}
