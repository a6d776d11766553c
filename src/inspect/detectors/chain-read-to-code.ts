/** T62, T63: what a blockchain stores is run as code. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { relatedOf, runsCode, sourceOf, throughWords } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['chain-read']);
  if (source === null) return [];
  const where = source.addresses
    .map((address) => address.value.slice(0, 100))
    .slice(0, 3)
    .join(', ');
  return [
    {
      at: found.at,
      message: `${found.spelling} runs what ${source.text} reads from a blockchain${where === '' ? '' : ` (${where})`}${throughWords(found)}: a payload that nobody can take down and its owner can change.`,
      // a chain library with nothing known of contract or endpoint may be a mere helper of it
      confidence: where === '' ? 72 : 94,
      weight: where === '' ? 'strong' : 'proof',
      sinkKind: found.sink,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'chain-read-to-code',
  title: 'Data of a blockchain is run as code',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1102.001', 'T1059.007', 'T1105'],
  tradecraft: ['T62', 'T63'],
  description:
    'The return value of a read-only contract call, or the input of a transaction (TRON, Aptos, BSC, Ethereum), is decoded and run. Known as EtherHiding: the chain is a dead drop that cannot be blocked as a host.',
  benign: 'Wallets and dApps read chains all the time and show, store or sign what they read; they do not run it.',
  flow,
} satisfies Detector;
