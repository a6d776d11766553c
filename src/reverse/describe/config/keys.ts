/** Keys that the sample carries: HMAC secrets, XOR keys, cipher keys, seeds of shuffles, PEM blocks, tokens of services. */
import { hash } from 'node:crypto';
import type { Proof, SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { alternatives, type CallValue, dotted, textOf, type Value, wholeText } from '../facts/value.ts';
import { Ledger } from '../proofs.ts';
import { fieldOfEvent, proofOfEvent } from '../trace.ts';
import { bareKey, tokenKind } from './token.ts';

type Key = Omit<SampleConfig['keys'][number], 'evidence'>;

export function keysOf(context: Context): SampleConfig['keys'] {
  const ledger = new Ledger<Key>();
  const add = (key: Key | null, proofs: readonly Proof[]): void => {
    if (key !== null && key.value !== '' && key.value.length <= 4_096)
      ledger.add(`${key.kind} ${key.value}`, key, proofs);
  };
  for (const { program, proof } of context.readings.programs) {
    for (const { key, at } of program.xors) {
      const value = xorKey(key);
      if (value !== null)
        add({ kind: 'xor', ...value, algorithm: 'repeating XOR', use: 'undoes hidden text' }, [proof(at, value.value)]);
    }
    for (const call of program.calls)
      for (const key of ofCall(call.value, call.name)) add(key, [proof(call.at, key.value)]);
  }
  for (const event of context.events) {
    if (event.category !== 'crypto') continue;
    for (const key of ofEvent(
      event.call,
      fieldOfEvent(event, 'key', 'secret', 'password') ?? event.arguments[1] ?? null,
      fieldOfEvent(event, 'algorithm', 'name') ?? event.arguments[0] ?? null,
    ))
      add(key, [proofOfEvent(event)]);
  }
  for (const layer of context.material.layers)
    for (const key of ofLayer(layer.how))
      add(key, [{ layer: layer.id, line: null, event: null, how: 'static', text: layer.how.slice(0, 160) }]);
  seeds(context, ledger);
  tokens(context, ledger);
  return withoutDerived(ledger.list());
}

/** A key that is the digest of a pass phrase that is known is no second key. */
function withoutDerived(keys: SampleConfig['keys']): SampleConfig['keys'] {
  const derived = new Set(
    keys
      .filter(({ kind, encoding }) => kind === 'aes' && encoding === 'text')
      .flatMap(({ value }) => ['sha256', 'md5', 'sha1', 'sha512'].map((algorithm) => hash(algorithm, value, 'hex'))),
  );
  return keys.filter(
    ({ kind, value }) =>
      kind !== 'aes' || ![...derived].some((digest) => digest.startsWith(value.toLowerCase()) && value.length >= 32),
  );
}

/** Text, or bytes as hex. */
function xorKey(value: Value): Pick<Key, 'value' | 'encoding'> | null {
  if (value.k === 'number')
    return Number.isInteger(value.number) && value.number > 0 && value.number < 256
      ? { value: hexOf([value.number]), encoding: 'hex' }
      : null;
  if (value.k === 'list') {
    const bytes = value.items.map((item) => (item.k === 'number' ? item.number : -1));
    return bytes.length > 0 &&
      bytes.length <= 512 &&
      bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)
      ? { value: hexOf(bytes), encoding: 'hex' }
      : null;
  }
  const whole = wholeText(value);
  if (whole === null || whole.length < 2) return null;
  return [...whole].every((c) => c >= ' ' && c <= '~')
    ? { value: whole, encoding: 'text' }
    : { value: Buffer.from(whole, 'latin1').toString('hex'), encoding: 'hex' };
}

const hexOf = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

function ofCall(value: CallValue, name: string): Key[] {
  const last = name.split('.').at(-1) ?? '';
  if (last === 'createHmac') return keysFrom(value.args[1], 'hmac', textOf(value.args[0]), 'signs what is sent');
  if (last === 'createDecipheriv' || last === 'createCipheriv' || last === 'createDecipher' || last === 'createCipher')
    return keysFrom(
      value.args[1],
      'aes',
      textOf(value.args[0]),
      last.startsWith('createDe') ? 'undoes hidden text' : 'hides what is sent',
    );
  if (/(?:^|\.)(?:hmac\.new)$/.test(name)) return keysFrom(value.args[0], 'hmac', null, 'signs what is sent');
  if (/(?:^|\.)AES\.(?:new|decrypt|encrypt)$/.test(name))
    return keysFrom(name.endsWith('new') ? value.args[0] : value.args[1], 'aes', 'aes', 'undoes hidden text');
  if (/(?:^|\.)HmacSHA\d+$/.test(name))
    return keysFrom(value.args[1], 'hmac', last.slice(4).toLowerCase(), 'signs what is sent');
  if (/(?:^|\.)Fernet$/.test(name)) return keysFrom(value.args[0], 'aes', 'fernet', 'undoes hidden text');
  return [];
}

function keysFrom(value: Value | undefined, kind: Key['kind'], algorithm: string | null, use: string): Key[] {
  if (value === undefined) return [];
  return alternatives(value, 8).flatMap((one): Key[] => {
    if (one.k === 'list') {
      const bytes = xorKey(one);
      return bytes === null ? [] : [{ kind, ...bytes, algorithm, use }];
    }
    // `Buffer.from(text, 'hex')`, hashes of a pass phrase
    if (one.k === 'call') {
      const inner = dotted(one.callee);
      const first = /(?:scryptSync|pbkdf2Sync|createHash|update|digest|sha256)/.test(inner) ? firstText(one) : null;
      return first === null
        ? []
        : [
            {
              kind,
              value: first,
              encoding: 'text',
              algorithm: algorithm === null ? inner : `${algorithm}, from a pass phrase`,
              use,
            },
          ];
    }
    const whole = wholeText(one);
    if (whole === null || whole.length < 4) return [];
    const plain = [...whole].every((c) => c >= ' ' && c <= '~');
    return [
      {
        kind,
        value: plain ? whole : Buffer.from(whole, 'latin1').toString('hex'),
        encoding: plain ? 'text' : 'hex',
        algorithm,
        use,
      },
    ];
  });
}

function firstText(value: Value): string | null {
  if (value.k === 'call') {
    for (const arg of value.args) {
      const text = wholeText(arg);
      if (text !== null && text.length >= 4 && !/^(?:sha\d+|md5|hex|base64|utf-?8|salt)$/i.test(text)) return text;
    }
    return firstText(value.callee);
  }
  return value.k === 'member' ? firstText(value.of) : null;
}

function ofEvent(call: string, key: string | null, algorithm: string | null): Key[] {
  if (key === null || key.length < 2) return [];
  const kind = /hmac/i.test(call) ? 'hmac' : /cipher|aes/i.test(call) ? 'aes' : null;
  if (kind === null) return [];
  const hex = /^<Buffer ([0-9a-f]+)>?/.exec(key)?.[1];
  return [
    {
      kind,
      value: hex ?? key,
      encoding: hex === undefined ? 'text' : 'hex',
      algorithm,
      use: kind === 'hmac' ? 'signs what is sent' : /de/i.test(call) ? 'undoes hidden text' : 'hides what is sent',
    },
  ];
}

/** What the decoders found: `XOR with key 5a1f`. */
function ofLayer(how: string): Key[] {
  const xor = /\bXOR\b[^,;]{0,20}?\bkey (?:0x)?([0-9a-f]{2,128})\b/i.exec(how)?.[1];
  const text = xor === undefined ? /\bXOR\b[^,;]{0,20}?\bkey ["“]([^"”]{2,120})["”]/i.exec(how)?.[1] : undefined;
  const seed = /\bseed (\d{3,12})\b/i.exec(how)?.[1];
  const aes = /\bAES\b[^,;]{0,30}?\bkey ([0-9a-f]{32,64})\b/i.exec(how)?.[1];
  return [
    ...(xor === undefined
      ? []
      : [
          {
            kind: 'xor',
            value: xor.toLowerCase(),
            encoding: 'hex',
            algorithm: 'repeating XOR',
            use: 'undoes hidden text',
          } as const,
        ]),
    ...(text === undefined
      ? []
      : [
          {
            kind: 'xor',
            value: text,
            encoding: 'text',
            algorithm: 'repeating XOR',
            use: 'undoes hidden text',
          } as const,
        ]),
    ...(seed === undefined
      ? []
      : [
          {
            kind: 'seed',
            value: seed,
            encoding: 'text',
            algorithm: 'string shuffle',
            use: 'orders hidden text',
          } as const,
        ]),
    ...(aes === undefined
      ? []
      : [
          {
            kind: 'aes',
            value: aes.toLowerCase(),
            encoding: 'hex',
            algorithm: 'aes',
            use: 'undoes hidden text',
          } as const,
        ]),
  ];
}

/** `("scrambled", 2857687)` or `("scrambled")` of a function with the seed inside it (T52). */
function seeds({ readings }: Context, ledger: Ledger<Key>): void {
  for (const { program, proof } of readings.programs)
    for (const { value, at } of program.calls) {
      if (value.args.length !== 2 || value.isNew) continue;
      const [text, seed] = value.args;
      if (
        text?.k !== 'text' ||
        seed?.k !== 'number' ||
        !Number.isInteger(seed.number) ||
        seed.number < 100_000 ||
        value.callee.k !== 'function'
      )
        continue;
      if (!isScrambled(text.text)) continue;
      ledger.add(
        `seed ${seed.number}`,
        {
          kind: 'seed',
          value: String(seed.number),
          encoding: 'text',
          algorithm: 'string shuffle',
          use: 'orders hidden text',
        },
        [proof(at, String(seed.number))],
      );
    }
}

/** Long, of many kinds of units, in no order: not words, not an encoding. */
function isScrambled(text: string): boolean {
  return text.length >= 8 && /[%~#|^{}\\@$]/.test(text) && !/\s\w+\s\w+\s/.test(text) && new Set(text).size > 6;
}

function tokens({ seen, sent }: Context, ledger: Ledger<Key>): void {
  for (const { path, host, proofs } of sent) {
    const bot = host === 'api.telegram.org' ? /^\/bot(\d{6,12}:[\w-]{20,60})\//.exec(path)?.[1] : undefined;
    if (bot !== undefined)
      ledger.add(
        `api ${bot}`,
        {
          kind: 'api',
          value: bot,
          encoding: 'text',
          algorithm: 'token',
          use: 'Telegram bot token',
        },
        proofs,
      );
  }
  for (const { text, proof } of seen) {
    if (text.length < 24 || text.length > 4_000) continue;
    if (/^-----BEGIN [A-Z ]*(?:PUBLIC|PRIVATE) KEY-----/.test(text)) {
      const body = text.replace(/-----[^-]+-----|\s/g, '');
      ledger.add(
        `rsa ${body.slice(0, 40)}`,
        {
          kind: 'rsa',
          value: body.slice(0, 2_000),
          encoding: 'base64',
          algorithm: /EC /.test(text) ? 'ec' : 'rsa',
          use: /PRIVATE/.test(text) ? 'private key' : 'public key',
        },
        [proof()],
      );
      continue;
    }
    const kind = tokenKind(text);
    if (kind !== null)
      ledger.add(
        `api ${bareKey(text)}`,
        { kind: 'api', value: bareKey(text), encoding: 'text', algorithm: kind.algorithm, use: kind.use },
        [proof()],
      );
  }
}
