/** Answers: does code that a trigger reaches do or hide something that honest code does not? What tells a convenience from a lure, where both start alike. */
import type { InspectContext } from '../detector.ts';
import { runsCode } from '../flow/judge.ts';
import type { Trigger } from '../triggers/trigger.ts';

const SURE = 70;
const REPLIES: ReadonlySet<string> = new Set([
  'network-body',
  'network-header',
  'network-error',
  'socket',
  'chain-read',
]);
const memo = new WeakMap<InspectContext, Map<Trigger, boolean>>();

export function oddBehind(context: InspectContext, trigger: Trigger): boolean {
  let known = memo.get(context);
  if (known === undefined) {
    known = new Map();
    memo.set(context, known);
  }
  let odd = known.get(trigger);
  if (odd === undefined) {
    odd = [...oddFiles(context)].some((file) => isBehind(context, file, trigger));
    known.set(trigger, odd);
  }
  return odd;
}

/** Compared by place: readers of one file may make equal triggers twice. */
function isBehind(context: InspectContext, file: string, trigger: Trigger): boolean {
  return context.reach
    .triggersOf(file)
    .some((one) => one === trigger || (one.file === trigger.file && one.label === trigger.label));
}

function oddFiles(context: InspectContext): ReadonlySet<string> {
  const out = new Set<string>();
  for (const facts of context.facts.values())
    if (facts.hits.some(({ hit }) => hit.confidence >= SURE && hit.weight !== 'weak' && hit.weight !== 'info'))
      out.add(facts.path);
  for (const flow of context.flows)
    if ((runsCode(flow) || flow.sink === 'child-process') && flow.sources.some((source) => REPLIES.has(source.kind)))
      out.add(flow.file);
  return out;
}
