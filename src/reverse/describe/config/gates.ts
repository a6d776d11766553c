/** What has to be right for the payload to come: headers and query tokens that are sent as constants, and what the program asks of its machine. */
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { BUILD_NAMES, CAMPAIGN_NAMES } from '../data/names.ts';
import { DECOY_MARKER } from '../decoy.ts';
import type { Comparison } from '../facts/program.ts';
import { dotted, expressionOf, textOf, type Value } from '../facts/value.ts';
import { Ledger } from '../proofs.ts';
import type { Field, Sent } from '../requests/request.ts';
import { purposeOf } from './classify.ts';

type Gate = Omit<SampleConfig['gates'][number], 'evidence'>;

/** Headers that every client sends, or that only say who is there. */
const ORDINARY =
  /^(?:accept.*|content-.*|user-agent|host|connection|origin|referer|cookie|cache-control|pragma|date|range|te|upgrade.*|sec-(?:fetch|ch|websocket)-.*|x-requested-with|x-forwarded-.*|if-.*|transfer-encoding|prefer|apikey|keep-alive|dnt|hostname|timestamp|authorization|ukey|userkey|t|traceparent|x-(?:csrf|xsrf).*)$/i;

export function gatesOf(context: Context): SampleConfig['gates'] {
  const fetches = context.sent.some(({ answer }) => answer === 'code' || answer === 'run');
  const ledger = new Ledger<Gate>();
  for (const sent of context.sent) ofRequest(sent, ledger);
  for (const { program, proof } of context.readings.programs)
    for (const comparison of program.comparisons) {
      const gate = ofComparison(comparison, fetches);
      if (gate !== null)
        ledger.add(`${gate.kind} ${gate.name} ${gate.value}`, gate, [
          proof(comparison.at, expressionOf(comparison.left).slice(0, 120)),
        ]);
    }
  return ledger.list();
}

function ofRequest(sent: Sent, ledger: Ledger<Gate>): void {
  const { role } = purposeOf(sent);
  if (role === 'reference' || role === 'lookup' || sent.rpc !== null) return;
  for (const header of sent.headers) {
    const value = constantOf(header);
    if (value === null) continue;
    const bearer = /^authorization$/i.test(header.name) && /^(?:Bearer|Token|Basic)\s\S{1,24}$/i.test(value);
    if ((!bearer && ORDINARY.test(header.name)) || value.length > 200) continue;
    ledger.add(`header ${header.name} ${value}`, { kind: 'header', name: header.name, value }, sent.proofs);
  }
  const fetches = sent.answer === 'code' || sent.answer === 'run' || role === 'stager' || role === 'payload';
  if (!fetches) return;
  for (const field of sent.query) {
    const value = constantOf(field);
    if (
      value === null ||
      value === '' ||
      BUILD_NAMES.has(field.name) ||
      CAMPAIGN_NAMES.has(field.name) ||
      !OPENS.test(field.name)
    )
      continue;
    ledger.add(`query ${field.name} ${value}`, { kind: 'query', name: field.name, value }, sent.proofs);
  }
  for (const { name, source } of sent.body)
    if (/^(?:process\.env|os\.environ)$/.test(source))
      ledger.add(`body ${name}`, { kind: 'body', name, value: null }, sent.proofs);
}

/** Names of query fields that open a way. */
const OPENS = /^(?:token|key|flag|secret|auth|code|pass|passwd|pw|api_?key|access|access_?token|sig|k)$/i;

function constantOf(field: Field): string | null {
  if (field.value?.k === 'any') return null;
  return field.constant === '' ? null : field.constant;
}

/** `fetches`: code comes from somewhere; what is missing then keeps it away, whatever is done instead. */
function ofComparison({ left, right, operator, role }: Comparison, fetches: boolean): Gate | null {
  const [subject, other] = isSubject(left) ? [left, right] : [right, left];
  const name = dotted(subject);
  const value = textOf(other);
  const variable = /(?:^|\.)process\.env\.([\w.-]{1,80})$/.exec(name)?.[1] ?? pythonVariable(subject);
  if (variable !== null && variable !== undefined) {
    if (
      variable === DECOY_MARKER ||
      ENVIRONMENT_OF_TOOLS.test(variable) ||
      (role === 'value' && !(fetches && operator === 'missing'))
    )
      return null;
    return {
      kind: 'environment',
      name: variable,
      value: operator === 'missing' || operator === 'present' ? null : value,
    };
  }
  if (value === null || operator === 'missing' || operator === 'present') return null;
  // leaves at once on the wrong system; choosing a way for each system is no gate
  if (
    role === 'stops' &&
    /^(?:process\.platform|os\.platform\(\)|os\.type\(\)|platform\.system\(\)|sys\.platform)$/.test(name)
  )
    return { kind: 'platform', name, value };
  if ((role === 'stops' || role === 'enters') && /^process\.argv\.\d+$/.test(name))
    return { kind: 'argument', name, value };
  if (
    (role === 'stops' || role === 'enters') &&
    /hostname\(\)|gethostname\(\)|userInfo\(\)\.username|getuser\(\)/.test(name)
  )
    return { kind: 'host', name, value };
  if (
    /^[<>]=?$/.test(operator) &&
    /Date\.now\(\)|getTime\(\)|time\.time\(\)/.test(expressionOf(subject)) &&
    /^1[5-9]\d{8}(?:\d{3})?$/.test(value)
  )
    return { kind: 'time', name, value };
  return null;
}

const ENVIRONMENT_OF_TOOLS =
  /^(?:NODE_ENV|DEBUG|CI|HOME|USERPROFILE|PATH|TERM|NO_COLOR|FORCE_COLOR|APPDATA|LOCALAPPDATA|TMPDIR|PORT|LANG|SHELL|NODE_DEBUG|BABEL_ENV|VERCEL|npm_\w+|TEMP|TMP|USER|USERNAME|LOGNAME|HOSTNAME|COMPUTERNAME|READABLE_STREAM|JEST_WORKER_ID|NODE_OPTIONS|NODE_PATH|OSTYPE|COLORTERM|XDG_\w+)$/;

function isSubject(value: Value): boolean {
  const name = dotted(value);
  return name !== '' && textOf(value) === null;
}

/** `os.environ.get('X')`, `os.getenv('X')`, `os.environ['X']` */
function pythonVariable(value: Value): string | null {
  if (value.k === 'call' && /^os\.(?:environ\.get|getenv)$/.test(dotted(value.callee))) return textOf(value.args[0]);
  return /^os\.environ\.(\w+)$/.exec(dotted(value))?.[1] ?? null;
}
