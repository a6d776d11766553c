/**
 * Files that hide something are taken apart (src/reverse), and what comes out goes back into the findings, the indicators and the samples of the inspection.
 * Only a few, the most telling first, each within limits: what was left out is said.
 */
import { displayText } from '../../lib/index.ts';
import type { Indicator, Reversal, Sample, TreeFile } from '../../model/index.ts';
import type { ReverseTarget } from '../../reverse/index.ts';
import type { InspectContext } from '../detector.ts';
import reversedSample from '../detectors/reversed-sample.ts';
import type { PlacedHit, Weighed } from './findings.ts';

export interface Reversed {
  readonly file: string;
  readonly reversal: Reversal;
}

export interface ReverseSamplesOptions {
  readonly read: (file: TreeFile, most: number) => Uint8Array;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, phase: string) => void;
}

/** Of the processor, milliseconds: for the runs of one sample, and for each static step. */
const EMULATION_MILLIS = 12_000;
const STATIC_MILLIS = 8_000;
const MOST_SAMPLES = 5;
const MOST_BYTES = 4 * 1024 * 1024;
/** Carriers and helpers beside it, which it may read in the decoy world. */
const MOST_AROUND = 400;
const MOST_AROUND_BYTES = 4 * 1024 * 1024;
const AROUND = /\.(?:[cm]?[jt]s|json|svg|txt|env|woff2?|dic)$|(?:^|\/)\.env/i;

/** `samples`: as samplesOf gave them. Deterministic: the same files in the same order, whatever fails. */
export async function reverseSamples(
  samples: readonly Sample[],
  weighed: readonly Weighed[],
  context: InspectContext,
  options: ReverseSamplesOptions,
): Promise<{ readonly reversed: readonly Reversed[]; readonly notes: readonly string[] }> {
  const chosen = choose(samples, weighed);
  const notes: string[] = [];
  const reversed: Reversed[] = [];
  if (chosen.length === 0) return { reversed, notes };
  const { reverse } = await import('../../reverse/index.ts');
  for (const [at, sample] of chosen.entries()) {
    const file = context.files.get(sample.file);
    if (file === undefined || at >= MOST_SAMPLES || file.size > MOST_BYTES) {
      notes.push(`${displayText(sample.file, 200)} hides something and was not taken apart: use counterlure reverse.`);
      continue;
    }
    options.onProgress?.(at, Math.min(chosen.length, MOST_SAMPLES), 'reversing');
    const reversal = await reverse(targetOf(file, context, options.read), {
      emulationMillis: EMULATION_MILLIS,
      staticMillis: STATIC_MILLIS,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    reversed.push({ file: sample.file, reversal });
  }
  return { reversed, notes };
}

/** Those that hide what they are; what is plain to read was read already. */
function choose(samples: readonly Sample[], weighed: readonly Weighed[]): Sample[] {
  const hides = new Map<string, number>();
  for (const [rank, { finding, weight, aspect }] of weighed.entries()) {
    const counts = aspect === 'hides' && (weight === 'proof' || weight === 'strong') && finding.suppressed === null;
    if (counts && !hides.has(finding.file)) hides.set(finding.file, rank);
  }
  return samples
    .filter(({ file }) => hides.has(file))
    .sort((a, b) => (hides.get(a.file) ?? 0) - (hides.get(b.file) ?? 0));
}

function targetOf(file: TreeFile, context: InspectContext, read: ReverseSamplesOptions['read']): ReverseTarget {
  const files: { path: string; text: string }[] = [];
  let bytes = 0;
  for (const other of context.files.values()) {
    if (other === file || other.root !== file.root || !AROUND.test(other.name)) continue;
    if (/(?:^|\/)(?:node_modules|\.git)\//.test(other.name)) continue;
    if (files.length >= MOST_AROUND || bytes + other.size > MOST_AROUND_BYTES) break;
    const text = context.text(other.path);
    if (text === null) continue;
    bytes += other.size;
    files.push({ path: other.name, text });
  }
  return { name: file.path, content: read(file, MOST_BYTES), path: file.name, files };
}

/** Findings for the verdict. */
export function hitsOf(reversed: readonly Reversed[], weighed: readonly Weighed[]): PlacedHit[] {
  return reversed.flatMap(({ file, reversal }): PlacedHit[] => {
    const { level, score, reasons } = reversal.verdict;
    if (level !== 'malicious' && level !== 'suspicious') return [];
    const place = weighed.find(({ finding, aspect }) => finding.file === file && aspect === 'hides')?.finding;
    const [family] = reversal.families;
    // where in the sample it stands is said by its own report
    const does = reasons.slice(0, 3).map((reason) => reason.replace(/\s?\([^()]{0,120}\)\.?$/, ''));
    const named = family === undefined || does.some((reason) => reason.includes(family.family));
    const said = named ? '' : ` It looks like ${family?.family} (${family?.confidence} % sure).`;
    return [
      {
        detector: reversedSample,
        file,
        hit: {
          line: place?.line ?? 1,
          column: place?.column ?? 1,
          excerpt: place?.excerpt ?? '',
          message: `Taken apart: ${does.map(sentence).join(' ')}${said}`,
          confidence: level === 'malicious' ? Math.max(75, Math.min(97, score)) : 65,
          weight: level === 'malicious' ? 'proof' : 'strong',
          severity: level === 'malicious' ? 'critical' : 'high',
          sinkKind: 'hidden code',
        },
      },
    ];
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Both lists as one: equal values merged, sorted by type and value. */
export function withReversed(indicators: readonly Indicator[], reversed: readonly Reversed[]): Indicator[] {
  const byKey = new Map(indicators.map((indicator) => [keyOf(indicator), indicator]));
  for (const { file, reversal } of reversed) {
    const hows = new Map(reversal.layers.map(({ id, how }) => [id, how]));
    for (const found of reversal.indicators) {
      const evidence = found.evidence.map((entry) => ({
        ...entry,
        file,
        // lines are those of the layer, which is not the file
        ...(entry.layer === 'L0' || entry.layer === 'source' ? {} : { line: 1, column: 1 }),
        layer: `reversed, ${hows.get(entry.layer) ?? entry.layer}`,
      }));
      const known = byKey.get(keyOf(found));
      if (known === undefined) byKey.set(keyOf(found), { ...found, evidence });
      else
        byKey.set(keyOf(found), {
          ...known,
          role: known.role === 'unknown' ? found.role : known.role,
          confidence: Math.max(known.confidence, found.confidence),
          evidence: [...known.evidence, ...evidence].slice(0, 20),
        });
    }
  }
  return [...byKey.values()].sort((a, b) => compare(a.type, b.type) || compare(a.value, b.value));
}

/** What was peeled, and what it turned out to be. */
export function samplesWith(samples: readonly Sample[], reversed: readonly Reversed[]): Sample[] {
  const byFile = new Map(reversed.map(({ file, reversal }) => [file, reversal]));
  return samples.map((sample) => {
    const reversal = byFile.get(sample.file);
    if (reversal === undefined) return sample;
    return {
      ...sample,
      layers: ['source', ...new Set(reversal.layers.slice(1).map(({ how }) => displayText(how, 120)))].slice(0, 40),
      families: reversal.families.map(({ family }) => family),
      does: reversal.capabilities.map(({ title }) => title),
    };
  });
}

function keyOf({ type, value }: Indicator): string {
  return `${type}\n${value}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
