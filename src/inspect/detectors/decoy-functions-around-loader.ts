/** T15, T29: many look-alike functions that ask a server and throw the answer away, and one among them that runs it. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { inString } from '../text/obfuscation.ts';
import { isBuilt, isScript, isTest } from '../text/place.ts';

const NAMED =
  /(?:async\s{1,4}function|async|function|const|let|var)\s{1,4}((?:call|get|fetch|load|read|check|query|verify|sync|request|update|refresh|ask|ping|use|resolve|poll)[A-Z0-9_]\w{0,40})\s{0,4}(?:=\s{0,4}(?:async\b)?|\()/g;
const REQUEST = /\baxios\b|\bfetch\s*\(|\beth_call\b|\brequest\s*\(|https?\s*\.\s*get|\bcontract\b|\.call\s*\(/i;
const RUNS =
  /\beval\b\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\(\s*Function\s*\.\s*constructor|\bFunction\s*\.\s*constructor|_compile\b|\bvm\s*\.\s*run/g;

interface Part {
  readonly name: string;
  readonly at: number;
  readonly body: string;
}

/** Functions by name, each up to the next one. */
function parts(view: FileView, text: string): Part[] {
  const starts: { name: string; at: number }[] = [];
  for (const match of text.matchAll(NAMED)) {
    if (starts.length >= 400) break;
    if (!inString(view, match.index)) starts.push({ name: match[1] ?? '', at: match.index });
  }
  return starts.map((start, i) => ({
    ...start,
    body: text.slice(start.at, Math.min(starts[i + 1]?.at ?? text.length, start.at + 6000)),
  }));
}

/** `callUsdtContract`, `callBnbContract` → `call…Contract`; the shape that most of them share. */
function shape(name: string): string {
  // `call0Contract`, `call1Contract`: a number stands for a word
  const words = name.replace(/_?\d{1,9}/g, 'N').split(/(?=[A-Z])/);
  return words.length >= 3 ? `${words[0]}…${words.at(-1)}` : `${words[0]}…`;
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isScript(view) || view.text.length > 400_000 || isBuilt(view.name) || isTest(view.name))
    return [];
  const text = view.text;
  RUNS.lastIndex = 0;
  const sinks = [...text.matchAll(RUNS)].filter((match) => !inString(view, match.index));
  const first = sinks[0];
  if (first === undefined || sinks.length > 4) return [];
  const asking = parts(view, text).filter((part) => REQUEST.test(part.body));
  const groups = new Map<string, Part[]>();
  for (const part of asking) groups.set(shape(part.name), [...(groups.get(shape(part.name)) ?? []), part]);
  const group = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const near = asking.some((part) => part.at <= first.index && first.index < part.at + part.body.length);
  if (group.length < 4 || !near) return [];
  return [
    {
      at: first.index,
      message: `${group.length} functions of one pattern (${group
        .slice(0, 3)
        .map((part) => part.name)
        .join(', ')} …) ask servers and drop the answers; one place among them runs what it gets.`,
      confidence: Math.min(93, 66 + group.length * 3),
      weight: 'strong',
    },
  ];
}

export default {
  id: 'decoy-functions-around-loader',
  title: 'Loader among look-alike functions',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1036'],
  tradecraft: ['T15', 'T29', 'T30'],
  description:
    'A run of functions such as `callUsdtContract`, `callBnbContract` … makes real requests whose answers nobody uses. One of them, or a handler of its error, makes code of the answer. The others are there to be read.',
  benign: 'Clients with many request functions are ordinary; an evaluation of text among them is not.',
  needles: ['eval', 'Function'],
  file,
} satisfies Detector;
