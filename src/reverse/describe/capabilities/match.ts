/** The rules against what is known of a sample. */
import type { Capability, Proof } from '../../../model/index.ts';
import { expressionOf } from '../facts/value.ts';
import type { Facts } from '../facts-of-sample.ts';
import { proofsOf } from '../proofs.ts';
import { proofOfEvent } from '../trace.ts';
import type { CapabilityRule } from './rule.ts';
import { CAPABILITY_RULES } from './rules.ts';

const MOST_SIGNS = 40;
const MOST_TEXT = 400;

export function capabilitiesOf(facts: Facts): Capability[] {
  const forced = new Map(facts.context.events.map((event) => [event.id, event.forced]));
  const out: Capability[] = [];
  for (const rule of CAPABILITY_RULES) {
    const proofs = signsOf(rule, facts);
    if (proofs.length === 0) continue;
    const seen = proofs.some(({ how, event }) => how === 'recorded' && event !== null && forced.get(event) !== true);
    const { id, title, tactic, techniques, confidence } = rule;
    out.push({
      id,
      title,
      tactic,
      techniques: [...techniques],
      confidence: Math.min(100, confidence + (seen ? 10 : 0)),
      forced: proofs.every(({ event }) => event !== null && forced.get(event) === true),
      evidence: proofsOf(proofs),
    });
  }
  return out;
}

function signsOf(rule: CapabilityRule, facts: Facts): Proof[] {
  const out: Proof[] = [];
  const { context, config, commands } = facts;
  for (const { evidence } of rule.config?.(config) ?? []) out.push(...evidence.slice(0, 4));
  out.push(...(rule.other?.(facts) ?? []));
  if (rule.calls !== undefined) out.push(...callsOf(rule.calls, facts));
  if (rule.commands !== undefined)
    for (const { text, proof } of commands) if (out.length < MOST_SIGNS && rule.commands.test(text)) out.push(proof());
  const { texts, events } = rule;
  if (texts !== undefined)
    for (const { text, from, proof } of context.seen)
      if (out.length < MOST_SIGNS && from !== 'argument' && text.length <= MOST_TEXT && texts.test(text))
        out.push(proof());
  if (events !== undefined)
    for (const event of context.events) {
      if (out.length >= MOST_SIGNS) break;
      if (events.category?.test(event.category) === false || events.call?.test(event.call) === false) continue;
      if (
        events.text !== undefined &&
        !events.text.test(
          `${event.call} ${event.arguments.join(' ').slice(0, 2_000)} ${Object.values(event.data).join(' ').slice(0, 2_000)}`,
        )
      )
        continue;
      out.push(proofOfEvent(event));
    }
  return out;
}

function callsOf({ name, given }: NonNullable<CapabilityRule['calls']>, { context }: Facts): Proof[] {
  const out: Proof[] = [];
  for (const { program, proof } of context.readings.programs)
    for (const call of program.calls) {
      if (out.length >= MOST_SIGNS) return out;
      if (!name.test(call.name)) continue;
      if (given !== undefined && !given.test(call.value.args.map(expressionOf).join(', ').slice(0, 2_000))) continue;
      out.push(proof(call.at, program.text.slice(call.at, Math.min(call.end, call.at + 160))));
    }
  return out;
}
