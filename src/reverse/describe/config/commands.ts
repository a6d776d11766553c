/** What its operators can order: names that a received field is compared with, events of sockets, tables of handlers. T68, T71. */
import type { Proof, SampleConfig, TraceEvent } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { KNOWN_COMMANDS } from '../data/commands.ts';
import { alternatives, dotted, someValue, textOf, type Value } from '../facts/value.ts';
import { Ledger } from '../proofs.ts';
import type { Reading } from '../reading.ts';
import { REMOTE } from '../requests/clients.ts';
import { proofOfEvent } from '../trace.ts';

type Command = Omit<SampleConfig['commands'][number], 'evidence'>;

/** Events that sockets have of themselves. */
const OWN_EVENTS =
  /^(?:connect|connection|disconnect|disconnecting|error|close|open|end|data|message|reconnect\w*|connect_\w+|ping|pong|timeout|ready|finish|drain|exit|readable|response|request|upgrade|unexpected-response|listening|lookup|pipe|unpipe|uncaughtException|unhandledRejection|SIG\w+|spawn|abort|aborted|redirect|change|add|unlink|warning|beforeExit)$/i;
const SOCKET = /(?:^|\b)(?:socket\.io-client|io|WebSocket|ws|net\.\w+|tls\.\w+|socket\.socket)\(/;
/** Fields that are an order wherever they come from. */
const PLAIN_ORDER = /^(?:cmd|command|commands|action|op|opcode|order|task|instruction|job)$/i;

export function commandsOfSample(context: Context): SampleConfig['commands'] {
  const ledger = new Ledger<Command>();
  const add = (name: string, what: string, proofs: readonly Proof[]): void => {
    if (/^[\w.:/-]{1,40}$/.test(name)) ledger.add(name, { name, what: KNOWN_COMMANDS.get(name) ?? what }, proofs);
  };
  for (const reading of context.readings.programs) ofProgram(reading, add);
  const remote = context.events.some(({ call }) => /^(?:socket|new WebSocket|WebSocket|ws)\b/.test(call));
  for (const event of context.events) {
    const name = event.call === 'handler.argument' ? handlerName(event.data['of'] ?? '', remote) : listenerName(event);
    if (name !== null && !OWN_EVENTS.test(name)) add(name, 'event that it listens to', [proofOfEvent(event)]);
  }
  return ledger.list();
}

/** A handler that was entered by force says what it is for: `socket.on(command)`, or the event alone. */
function handlerName(label: string, remote: boolean): string | null {
  const named = /^(?:socket|io|ws|client)\w*\.(?:on|once)\(([\w:./-]{1,40})\)/.exec(label)?.[1];
  return named ?? (remote && /^[\w:-]{2,40}$/.test(label) ? label : null);
}

function listenerName(event: TraceEvent): string | null {
  if (!/socket|\bio\b|ws/i.test(event.call) || !/\.on$|\.once$|addEventListener$/.test(event.call)) return null;
  return event.arguments[0] ?? null;
}

function ofProgram(
  { program, proof }: Reading,
  add: (name: string, what: string, proofs: readonly Proof[]) => void,
): void {
  const remote = program.calls.some(({ name }) => REMOTE.test(name));
  for (const { name, value, at } of program.calls) {
    if (!/\.(?:on|once)$/.test(name)) continue;
    if (value.callee.k !== 'member' || value.args[0] === undefined || !isSocket(value.callee.of)) continue;
    for (const one of alternatives(value.args[0])) {
      const event = textOf(one);
      if (event !== null && !OWN_EVENTS.test(event)) add(event, 'event that it listens to', [proof(at, event)]);
    }
  }
  for (const { left, right, operator, at } of program.comparisons) {
    if (!/^[!=]==?$/.test(operator)) continue;
    const [subject, other] = textOf(left) === null ? [left, right] : [right, left];
    const text = textOf(other);
    if (text === null || text === '' || /^(?:true|false|null)$/.test(text) || !isOrder(subject, remote)) continue;
    add(text, `compared with ${dotted(subject).split('.').slice(-2).join('.') || 'what is received'}`, [
      proof(at, text),
    ]);
  }
  for (const { name } of program.functions)
    if (/^ssh_/.test(name) && KNOWN_COMMANDS.has(name))
      add(name, 'a handler of this name', [proof(Math.max(0, program.text.indexOf(name)), name)]);
  if (!remote) return;
  for (const { value, at, name } of program.assignments) {
    if (value.k !== 'object' || value.entries.size < 3) continue;
    const handlers = [...value.entries].filter(
      ([, one]) =>
        one.k === 'function' ||
        (one.k === 'member' && dotted(one.of) === 'self') ||
        (one.k === 'name' && program.functions.some((fn) => fn.name === one.name)),
    );
    if (
      handlers.length < 3 ||
      handlers.length < value.entries.size * 0.7 ||
      !/command|cmd|handler|action|route|dispatch|task|order|op|func|method|menu|switch|table/i.test(name)
    )
      continue;
    for (const [key, one] of handlers) {
      const own = one.k === 'member' ? one.key : one.k === 'name' ? one.name : key;
      add(/^\d+$/.test(key) ? own : key, /^\d+$/.test(key) ? `order ${key}` : 'entry of a table of orders', [
        proof(at, own),
      ]);
    }
  }
}

function isSocket(value: Value): boolean {
  return alternatives(value, 4).some(
    (one) =>
      /(?:^|\b)(?:socket\.io-client|io|WebSocket|ws|socket)\b/i.test(dotted(one)) ||
      (one.k === 'call' && SOCKET.test(`${dotted(one.callee)}(`)),
  );
}

/** A field of something received. */
function isOrder(value: Value, remote: boolean): boolean {
  const name = dotted(value);
  // the answer to a question over HTTP, or a row of a table
  const polled =
    value.k === 'member' &&
    PLAIN_ORDER.test(value.key) &&
    someValue(
      value.of,
      (one) =>
        one.k === 'call' &&
        /(?:^|\.)(?:get|post|fetch|axios|request|select|from)$/.test(dotted(one.callee)) &&
        one.args.length > 0,
    );
  if (polled) return true;
  const fromSocket = someValue(
    value,
    (one) =>
      (one.k === 'delivered' && someValue(one.by, (by) => by.k === 'call' && SOCKET.test(`${dotted(by.callee)}(`))) ||
      (one.k === 'call' && /(?:^|\.)recv(?:from)?$/.test(dotted(one.callee))),
  );
  if (fromSocket) return true;
  if (!remote) return false;
  // a parameter of a handler: only its name tells
  return (
    value.k === 'member' &&
    PLAIN_ORDER.test(value.key) &&
    (value.of.k === 'name' || value.of.k === 'delivered') &&
    !/^(?:process|os|self|this|event|req|err|error|e)\b/.test(name)
  );
}
