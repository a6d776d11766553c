/** What a DNS record says is run. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { relatedOf, runsCode, sourceOf, throughWords } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['dns']);
  if (source === null || (found.sink === 'child-process' && found.constants.length > 0)) return [];
  return [
    {
      at: found.at,
      message: `${found.spelling} runs what ${source.text} finds in a DNS record${source.addresses[0] === undefined ? '' : ` of ${source.addresses[0].value.slice(0, 100)}`}${throughWords(found)}.`,
      confidence: found.sink === 'child-process' ? 75 : 92,
      weight: found.sink === 'child-process' ? 'strong' : 'proof',
      sinkKind: found.sink,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'dns-to-code',
  title: 'Text of a DNS record is run',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1071.004', 'T1059'],
  tradecraft: ['T64'],
  description: 'A TXT record carries code or a command. Name lookups pass where web requests are watched.',
  benign: 'Mail and domain tools read TXT records and compare them; nobody runs them.',
  flow,
} satisfies Detector;
