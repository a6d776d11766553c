/** The programs of all layers, as text and in readable form, and the way from an offset to a proof. */
import { LineIndex } from '../../lib/index.ts';
import type { Layer, Proof } from '../../model/index.ts';
import { javascriptProgram } from './facts/javascript/program.ts';
import type { Program } from './facts/program.ts';
import { pythonProgram } from './facts/python/program.ts';
import type { Material } from './material.ts';
import { proofText } from './proofs.ts';

export interface Reading {
  readonly layer: Layer;
  readonly program: Program;
  /** read from the readable source, not from the layer's own text */
  readonly readable: boolean;
  readonly proof: (at: number, text: string) => Proof;
}

/** The text of a layer that is read as text: scripts of shells, batch files, data. */
export interface TextReading {
  readonly layer: Layer;
  readonly text: string;
  readonly proof: (at: number, text: string) => Proof;
}

const MOST_PROGRAMS = 60;
const MOST_UNITS = 6_000_000;
const MOST_OBFUSCATED = 120_000;

export interface Readings {
  readonly programs: readonly Reading[];
  readonly texts: readonly TextReading[];
}

export function readingsOf(material: Material): Readings {
  const programs: Reading[] = [];
  const texts: TextReading[] = [];
  let units = 0;
  for (const layer of material.layers) {
    if (layer.text === null) continue;
    const readable = material.sources.get(layer.id);
    const source = readable?.source ?? null;
    const isNoise =
      layer.text.length > MOST_OBFUSCATED &&
      readable?.parses === true &&
      readable.obfuscation.some(({ confidence }) => confidence >= 60);
    texts.push(textReading(layer, layer.text));
    for (const { text, readable } of versions(layer.text, source, isNoise)) {
      units += text.length;
      if (programs.length >= MOST_PROGRAMS || units > MOST_UNITS) continue;
      const reading = programReading(layer, text, readable);
      if (reading !== null) programs.push(reading);
    }
  }
  return { programs, texts };
}

function versions(text: string, source: string | null, isNoise: boolean): { text: string; readable: boolean }[] {
  const own = { text, readable: false };
  if (source === null || source === text) return [own];
  // long code that a tool made unreadable says nothing that its readable form does not
  return isNoise ? [{ text: source, readable: true }] : [own, { text: source, readable: true }];
}

function programReading(layer: Layer, text: string, readable: boolean): Reading | null {
  const program = read(layer.kind, text);
  if (program === null) return null;
  const lines = new LineIndex(text);
  const raw = layer.text ?? '';
  const rawLines = readable ? new LineIndex(raw) : lines;
  return {
    layer,
    program,
    readable,
    proof: (at, what) => {
      const excerpt = proofText(what.length > 0 ? around(text, at, what) : text.slice(at, at + 160));
      // what stands in the layer itself is proven there
      const own = readable && what !== '' ? raw.indexOf(what) : -1;
      if (readable && own === -1)
        return { layer: layer.id, line: lines.at(at).line, event: null, how: 'folded', text: excerpt };
      return {
        layer: layer.id,
        line: rawLines.at(readable ? own : at).line,
        event: null,
        how: 'static',
        text: excerpt,
      };
    },
  };
}

/** The line's part that shows it, where it stands there as it is; else the text itself. */
function around(text: string, at: number, what: string): string {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, Math.min(end === -1 ? text.length : end, at + 200));
  return line.includes(what) ? line : what;
}

function read(kind: string, text: string): Program | null {
  try {
    if (kind === 'javascript' || kind === 'typescript') return javascriptProgram(text);
    if (kind === 'python') return pythonProgram(text);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function textReading(layer: Layer, text: string): TextReading {
  const lines = new LineIndex(text);
  return {
    layer,
    text,
    proof: (at, what) => ({
      layer: layer.id,
      line: lines.at(at).line,
      event: null,
      how: 'static',
      text: proofText(what),
    }),
  };
}
