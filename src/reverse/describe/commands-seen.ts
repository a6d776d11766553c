/** Every command line of the sample: what its programs start, what was started while it ran, and the lines of its scripts. */
import type { Proof, TraceEvent } from '../../model/index.ts';
import { alternatives, template, type Value } from './facts/value.ts';
import type { Material } from './material.ts';
import { proofText } from './proofs.ts';
import type { Readings } from './reading.ts';
import { PROCESS, RUN_SINK } from './requests/clients.ts';
import { commandOf, proofOfEvent } from './trace.ts';

export interface SeenCommand {
  readonly text: string;
  readonly layer: string;
  readonly from: 'program' | 'trace' | 'script';
  readonly event: TraceEvent | null;
  readonly proof: () => Proof;
}

const MOST_COMMANDS = 4_000;
const MOST_LINES = 2_000;
export const SCRIPT = /^(?:shell|powershell|batch|vbs)$/;

export function seenCommands(material: Material, { programs }: Readings): SeenCommand[] {
  const out: SeenCommand[] = [];
  for (const { program, proof, layer } of programs)
    for (const { name, value, at, end } of program.calls)
      if (RUN_SINK.test(name) && PROCESS.test(name))
        for (const text of commandLines(value.args))
          out.push({
            text,
            layer: layer.id,
            from: 'program',
            event: null,
            proof: () => proof(at, program.text.slice(at, Math.min(end, at + 160))),
          });
  for (const event of material.events) {
    const text = commandOf(event);
    if (text !== null)
      out.push({ text, layer: event.layer, from: 'trace', event, proof: () => proofOfEvent(event, text) });
  }
  for (const layer of material.layers) {
    if (layer.text === null || !SCRIPT.test(layer.kind)) continue;
    linesOf(layer.text).forEach(({ text, line }) => {
      out.push({
        text,
        layer: layer.id,
        from: 'script',
        event: null,
        proof: () => ({ layer: layer.id, line, event: null, how: 'static', text: proofText(text) }),
      });
    });
  }
  return out.slice(0, MOST_COMMANDS);
}

/** Lines, those that go on in the next one joined, with plain variables of the script put in. */
function linesOf(script: string): { text: string; line: number }[] {
  const out: { text: string; line: number }[] = [];
  const variables = new Map<string, string>();
  let held = '';
  let from = 1;
  script
    .slice(0, 400_000)
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .forEach((raw, i) => {
      if (held === '') from = i + 1;
      const goesOn = /[\\`^]$/.test(raw.trimEnd());
      held += goesOn ? `${raw.trimEnd().slice(0, -1)} ` : raw;
      if (goesOn && held.length < 8_000) return;
      const text = held.trim();
      held = '';
      if (text === '' || /^(?:#(?!!)|::|rem\b|')/i.test(text)) return;
      const assigned =
        /^(?:export\s+|set\s+"?|\$|local\s+|readonly\s+)?([A-Za-z_]\w{0,40})\s{0,3}=\s{0,3}(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s;&|"']{1,1000}))"?\s*;?$/i.exec(
          text,
        );
      if (assigned !== null)
        variables.set(assigned[1] ?? '', filled(assigned[2] ?? assigned[3] ?? assigned[4] ?? '', variables));
      out.push({ text: filled(text, variables).slice(0, 4_000), line: from });
    });
  return out;
}

function filled(text: string, variables: ReadonlyMap<string, string>): string {
  if (variables.size === 0 || !/[$%]/.test(text)) return text;
  return text.replace(
    /\$\{?([A-Za-z_]\w{0,40})\}?|%([A-Za-z_]\w{0,40})%/g,
    (whole, one?: string, two?: string) => variables.get(one ?? two ?? '') ?? whole,
  );
}

/** Of a call that starts a program: its command line, arguments that come as a list put behind it. */
export function commandLines(args: readonly Value[]): string[] {
  const [first, second] = args;
  if (first === undefined) return [];
  const list = (value: Value | undefined): string => (value?.k === 'list' ? value.items.map(template).join(' ') : '');
  if (first.k === 'list') return [list(first)];
  return alternatives(first, 8)
    .filter((one) => one.k === 'text' || one.k === 'joined')
    .map((one) => `${template(one)} ${list(second)}`.trim());
}
