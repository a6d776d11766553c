/** Lock files, dropped files and what starts again after a restart: from calls, commands and the trace. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { PERSISTENCE } from '../data/persistence.ts';
import { neutralPath } from '../decoy.ts';
import { alternatives, template, textOf, type Value } from '../facts/value.ts';
import { Ledger } from '../proofs.ts';
import { tidy } from '../seen.ts';
import { fieldOfEvent, proofOfEvent } from '../trace.ts';
import { generalPath, withoutParts } from './general-path.ts';

export type Files = Pick<SampleConfig, 'lockFiles' | 'droppedFiles' | 'persistence'>;

const LOCK = /(?:^|[\\/])[^\\/]{1,80}\.(?:lock|lck|pid)$|(?:^|[\\/])(?:pid|lock)\.[\w.-]{1,40}$/i;
const PACKAGE_LOCK =
  /(?:package-lock|yarn\.lock|pnpm-lock|Cargo\.lock|poetry\.lock|composer\.lock|Gemfile\.lock|\.terraform\.lock|bun\.lock)/i;
const WRITES =
  /(?:^|\.)(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|copyFile|copyFileSync|rename|renameSync|outputFile|outputFileSync|urlretrieve|symlink|symlinkSync|extractAllTo|openSync)$/;

export function filesOf(context: Context): Files {
  const locks = new Ledger<{ value: string }>();
  const dropped = new Ledger<{ path: string; what: string }>();
  const persistence = new Ledger<Omit<SampleConfig['persistence'][number], 'evidence'>>();
  const write = (path: string, what: string, proofs: readonly Proof[]): void => {
    const place = generalPath(neutralPath(tidy(path)));
    if (place.length < 2 || place.length > 300 || /^\{[^}]*\}$/.test(place) || place.includes('\n')) return;
    const kind = PERSISTENCE.find(({ place: pattern }) => pattern?.test(place.replaceAll('\\', '/')) === true);
    if (kind !== undefined) persistence.add(`${kind.kind} ${place}`, { kind: kind.kind, place, command: null }, proofs);
    if (LOCK.test(place) && !PACKAGE_LOCK.test(place)) locks.add(place, { value: place }, proofs);
    else dropped.add(place.replaceAll('\\', '/'), { path: place, what }, proofs);
  };
  ofPrograms(context, write);
  for (const { text, proof } of context.commands) {
    ofCommand(neutralPath(text), () => [proof()], persistence);
    for (const path of downloads(text)) write(neutralPath(path), 'downloaded by a command', [proof()]);
  }
  ofSeen(context, locks, persistence);
  ofTrace(context, write, persistence);
  return {
    lockFiles: withoutParts(locks.list(), ({ value }) => value),
    droppedFiles: withoutParts(dropped.list(), ({ path }) => path),
    persistence: persistence.list(),
  };
}

type Write = (path: string, what: string, proofs: readonly Proof[]) => void;
type Persistence = Ledger<Omit<SampleConfig['persistence'][number], 'evidence'>>;

function ofPrograms({ readings }: Context, write: Write): void {
  for (const { program, proof } of readings.programs)
    for (const call of program.calls) {
      const { name, value, at, end } = call;
      const proofs = (): readonly Proof[] => [proof(at, program.text.slice(at, Math.min(end, at + 160)))];
      if (WRITES.test(name)) {
        const index = /(?:copyFile|rename|symlink|urlretrieve)/.test(name) ? 1 : 0;
        for (const path of paths(value.args[index])) write(path, whatOf(path, value.args[1]), proofs());
      } else if (
        name === 'open' &&
        program.language === 'python' &&
        /^[wax]/.test(textOf(value.args[1] ?? value.named?.get('mode')) ?? '')
      )
        for (const path of paths(value.args[0])) write(path, whatOf(path, undefined), proofs());
    }
}

function paths(value: Value | undefined): string[] {
  if (value === undefined) return [];
  return alternatives(value, 8)
    .filter((one) => one.k === 'text' || one.k === 'joined')
    .map(template);
}

function whatOf(path: string, content: Value | undefined): string {
  if (content?.k === 'delivered' || content?.k === 'member' || content?.k === 'call')
    return 'written from an answer or a value';
  return /\.(?:js|cjs|mjs|py|pyw|ps1|sh|bat|cmd|vbs|exe|npl|dll|node)$/i.test(path) ? 'program' : 'file';
}

const DOWNLOAD =
  /\bcurl(?:\.exe)?\s[^|;&]{0,400}?\s-\w{0,6}[oO]\s*["']?([^\s"';&|]{2,200})|--output\s+["']?([^\s"';&|]{2,200})|\bwget\s[^|;&]{0,400}?-O\s*["']?([^\s"';&|]{2,200})|-OutFile\s+["']?([^\s"';&|]{2,200})/gi;

function downloads(command: string): string[] {
  const quoted = command.match(/\s-\w{0,6}o\w{0,3}\s+"([^"]{2,200})"/i)?.[1];
  const found = [...command.slice(0, 4_000).matchAll(DOWNLOAD)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
    .filter((path) => path !== '-' && !path.startsWith('http'));
  return quoted === undefined ? found : [quoted];
}

function ofCommand(command: string, proofs: () => readonly Proof[], persistence: Persistence): void {
  for (const { kind, command: pattern } of PERSISTENCE) {
    const match = pattern?.exec(command);
    if (match === null || match === undefined) continue;
    const place = tidy(match.slice(1).find((group) => group !== undefined) ?? match[0]).slice(0, 300);
    persistence.add(`${kind} ${place}`, { kind, place, command: tidy(command).slice(0, 600) }, proofs());
  }
}

/** Constants that nothing seen writes: locks and autostart places by their own look. */
function ofSeen({ seen }: Context, locks: Ledger<{ value: string }>, persistence: Persistence): void {
  for (const { text, from, proof } of seen) {
    if (text.length > 600 || from === 'argument' || from === 'path') continue;
    if (text.length <= 200 && LOCK.test(text) && !PACKAGE_LOCK.test(text) && !/\s/.test(text) && from === 'program')
      locks.add(generalPath(text), { value: generalPath(text) }, [proof()]);
    const plain = text.replaceAll('\\', '/');
    for (const { kind, place, command } of PERSISTENCE) {
      if (command?.test(text) === true) ofCommand(text, () => [proof()], persistence);
      else if (place?.test(plain) === true && !/\s{2}|[;|&]/.test(text))
        persistence.add(`${kind} ${text}`, { kind, place: text, command: null }, [proof()]);
    }
  }
}

const FILE_WRITE =
  /(?:^|\.)(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|write|copyFile|copyFileSync|rename|renameSync|symlink|symlinkSync)$/;

function ofTrace({ events }: Context, write: Write, persistence: Persistence): void {
  for (const event of events) {
    if (event.category === 'file' || event.category === 'persistence') {
      const path = fieldOfEvent(event, 'to') ?? fieldOfEvent(event, 'path');
      if (path !== null && FILE_WRITE.test(event.call) && event.category === 'file')
        write(neutralPath(path), 'written while it ran', [proofOfEvent(event)]);
      else if (path !== null && FILE_WRITE.test(event.call)) {
        const place = generalPath(neutralPath(path));
        const rule = PERSISTENCE.find((one) => one.place?.test(place.replaceAll('\\', '/')) === true);
        const kind = rule?.kind ?? fieldOfEvent(event, 'place') ?? 'autostart';
        persistence.add(
          `${kind} ${place}`,
          {
            kind,
            place,
            command: fieldOfEvent(event, 'content')?.slice(0, 600) ?? null,
          },
          [proofOfEvent(event)],
        );
      }
    }
  }
}
