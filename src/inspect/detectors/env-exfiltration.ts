/** T67: the whole environment, or who and where the user is, is sent away. */

import type { Value } from '../../syntax/index.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { isDecoded, isLibraryFile } from '../flow/judge.ts';
import { isEnv } from '../flow/linker.ts';
import { passing } from '../flow/transforms.ts';

const MACHINE = new Map<string, string>([
  ['hostname', 'host name'],
  ['userInfo', 'user name'],
  ['homedir', 'home folder'],
  ['networkInterfaces', 'network addresses'],
  ['release', 'system'],
  ['platform', 'system'],
  ['type', 'system'],
  ['arch', 'system'],
  ['version', 'system'],
]);
const PACKS =
  /stringify|encode|encrypt|serializ|compress|deflate|gzip|pack|params|formdata|append|assign|entries|cipher|sign|base64|btoa/i;
const TELLING = new Set(['host name', 'user name', 'home folder', 'network addresses']);

function flow(found: Flow, context: InspectContext): readonly Hit[] {
  if (found.sink !== 'network') return [];
  const functions = context.facts.get(found.file)?.module?.functions ?? [];
  const sent: Sent = {
    returnsOf: (fn) => functions.find(({ id }) => id === fn)?.returns ?? null,
    sourceOf: (fn) => {
      const fact = functions.find(({ id }) => id === fn);
      return fact === undefined
        ? ''
        : (context.text(found.file)?.slice(fact.at, Math.min(fact.end, fact.at + 200)) ?? '');
    },
    environment: false,
    facts: new Set(),
    keys: new Set(),
  };
  for (const arg of found.args) look(arg, sent, 0, { left: 800 });
  const telling = [...sent.facts].filter((fact) => TELLING.has(fact));
  const local =
    found.constants.length > 0 && found.constants.every((constant) => hostClass(constant.value) === 'local');
  const keys = walletKeys(found, sent);
  if (keys.length > 0 && !local) return [keysHit(found, keys)];
  if (!sent.environment && telling.length < 2) return [];
  const where = found.constants[0]?.value.slice(0, 160) ?? 'an address that is not known before it runs';
  const what = [...(sent.environment ? ['the whole environment (process.env)'] : []), ...[...sent.facts].sort()];
  return [
    {
      at: found.at,
      message: `${found.spelling} sends ${what.join(', ')} to ${where}.`,
      confidence: local || isLibraryFile(found.file) ? 55 : sent.environment ? 88 : telling.length > 2 ? 78 : 72,
      weight:
        local || isLibraryFile(found.file)
          ? 'strong'
          : beyondDoubt(found, sent)
            ? 'proof'
            : sent.environment || telling.length > 1
              ? 'strong'
              : 'weak',
      sinkKind: 'exfiltration',
    },
  ];
}

interface Sent {
  readonly returnsOf: (fn: number) => Value | null;
  readonly sourceOf: (fn: number) => string;
  environment: boolean;
  readonly facts: Set<string>;
  /** variables of the environment that stand in the request as they are */
  readonly keys: Set<string>;
}

const WALLET_KEY =
  /^(?:[A-Z0-9]{1,16}_){0,3}(?:PRIVATE_?KEYS?|MNEMONIC|SEED_?PHRASE|SECRET_?PHRASE|RECOVERY_?PHRASE|WALLET_?SEED)$/;

/** Private keys and mnemonics of wallets among what is sent: no service needs them, since signing happens at home. */
function walletKeys(found: Flow, sent: Sent): readonly string[] {
  if (
    !/^(?:axios|fetch|got|ky|superagent|needle|request|node-fetch|https?|undici|navigator|\$|jQuery|phin|bent|WebSocket|XMLHttpRequest)\b/.test(
      found.spelling,
    )
  )
    return [];
  return [...sent.keys]
    .filter(
      (key) =>
        WALLET_KEY.test(key) &&
        !/IMAGEKIT|FIREBASE|GOOGLE|JWT|GITHUB|APP_STORE|APNS|VAPID|SSH|SNOWFLAKE|DOCUSIGN|PASSKEY|VONAGE|BOX_/.test(
          key,
        ),
    )
    .sort();
}

function keysHit(found: Flow, keys: readonly string[]): Hit {
  const where = found.constants[0]?.value.slice(0, 160) ?? 'an address that is not known before it runs';
  const files = found.sources.filter((source) => source.kind === 'file').length;
  const sure = keys.length > 1 || files > 0;
  return {
    at: found.at,
    message: `${found.spelling} sends ${keys.join(', ')}${files > 0 ? ' and the content of a file' : ''} to ${where}: keys of wallets never need to travel.`,
    confidence: sure ? 92 : 82,
    weight: sure ? 'proof' : 'strong',
    sinkKind: 'exfiltration',
  };
}

/** The whole environment together with a `.env` or key file, or to a raw address, or to a hidden one. */
function beyondDoubt(found: Flow, sent: Sent): boolean {
  if (!sent.environment) return false;
  const secretFile = found.sources.some(
    (source) =>
      source.kind === 'file' &&
      source.addresses.some((address) =>
        /(?:^|[\\/])(?:\.env\b|\.ssh|id_rsa|\.npmrc|\.aws|id\.json|\.netrc)/.test(address.value),
      ),
  );
  return (
    secretFile || found.constants.some((constant) => isDecoded(constant.how) || hostClass(constant.value) === 'address')
  );
}

const SECRETS = /key|secret|token|pass|priv|mnemonic|seed|wallet|aws|gcp|azure|github|npm|cred|auth|ssh/i;

/** `.filter((name) => name.startsWith('SHIPIT_'))`: the variables of the own program, not the environment. */
function choosesOwn(predicate: Value | undefined, sent: Sent): boolean {
  const test = predicate?.k === 'function' ? sent.returnsOf(predicate.fn) : null;
  if (predicate?.k === 'function' && test === null) {
    // of a test by a pattern, which gives a truth value, no value is kept
    const pattern = /(?:=>|return)\s{0,9}\/\^([\w|()?:]{3,120})\/i?\.test\(/.exec(sent.sourceOf(predicate.fn))?.[1];
    return pattern !== undefined && !SECRETS.test(pattern);
  }
  if (test?.k !== 'call' || test.callee.k !== 'get') return false;
  const { of, key } = test.callee;
  const text = (value: Value | undefined): string =>
    value?.k === 'const' && typeof value.v === 'string' ? value.v : '';
  if (key === 'startsWith') return /^\w{3,}$/.test(text(test.args[0])) && !SECRETS.test(text(test.args[0]));
  return (
    key === 'includes' && of.k === 'array' && of.items.every((item) => text(item) !== '' && !SECRETS.test(text(item)))
  );
}

/** The environment as a whole, not a variable of it; facts of the machine that are asked for and passed on. */
function look(value: Value, sent: Sent, depth: number, budget: { left: number }): void {
  if (depth > 24 || --budget.left < 0) return;
  if (isEnv(value)) {
    sent.environment = true;
    return;
  }
  switch (value.k) {
    case 'get':
      if (isEnv(value.of)) {
        if (value.key !== null) sent.keys.add(value.key);
        if (/^(?:USER|USERNAME|LOGNAME)$/.test(value.key ?? '')) sent.facts.add('user name');
        if (/^(?:COMPUTERNAME|HOSTNAME)$/.test(value.key ?? '')) sent.facts.add('host name');
        return;
      }
      look(value.of, sent, depth + 1, budget);
      return;
    case 'call': {
      const { callee } = value;
      const name = callee.k === 'get' ? callee.key : callee.k === 'import' ? callee.name : null;
      if (name === 'filter' && choosesOwn(value.args[0], sent)) return;
      const of = callee.k === 'get' ? callee.of : callee;
      if (of.k === 'import' && of.spec.replace('node:', '') === 'os' && name !== null) {
        const fact = MACHINE.get(name);
        if (fact !== undefined) sent.facts.add(fact);
        return;
      }
      // `connect(process.env)` asks for a setting; `stringify(process.env)` packs what is sent
      const packs =
        passing(value) !== null ||
        (name ?? '').search(PACKS) !== -1 ||
        (callee.k === 'global' && PACKS.test(callee.name));
      if (callee.k === 'get') look(callee.of, sent, depth + 1, budget);
      if (packs) for (const arg of value.args) if (arg.k !== 'function') look(arg, sent, depth + 1, budget);
      return;
    }
    case 'object':
      for (const [, prop] of value.props) look(prop, sent, depth + 1, budget);
      return;
    case 'array':
      for (const item of value.items) look(item, sent, depth + 1, budget);
      return;
    case 'concat':
      for (const part of value.parts) look(part, sent, depth + 1, budget);
      return;
    case 'any':
      for (const one of value.of) look(one, sent, depth + 1, budget);
      return;
    default:
  }
}

export default {
  id: 'env-exfiltration',
  title: 'Environment or identity of the machine is sent away',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1082', 'T1033', 'T1041', 'T1552'],
  tradecraft: ['T47', 'T67'],
  description:
    'A request carries all of `process.env` (every key and token of the developer), or host name, user name and network addresses together. Implants register their victims this way before the server decides what to send.',
  benign:
    'Single variables (API keys for their own API), the variables of one own prefix, and the platform alone, as telemetry and update checks send, are not reported.',
  flow,
} satisfies Detector;
