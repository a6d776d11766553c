/** T47: the payload comes only to who sends the right header, or the right environment. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow, FlowSource } from '../flow/flow.ts';
import { relatedOf, runsCode, sourceOf, whereFrom } from '../flow/judge.ts';

/** Headers that any client may send with a fixed value. */
const USUAL =
  /^(?:accept(?:-\w+)?|content-type|content-length|user-agent|cache-control|pragma|connection|origin|referer|host|range|if-[\w-]+|x-requested-with|access-control-[\w-]+|sec-[\w-]+|priority|dnt|te|upgrade[\w-]*)$/;

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['network-body', 'network-header', 'network-error']);
  if (source === null) return [];
  const gates = gatesOf(source);
  if (gates.length === 0) return [];
  return [
    {
      at: found.at,
      message: `What is run comes from ${whereFrom(source)} only with ${gates.map((gate) => `${gate.name}: ${gate.value.slice(0, 40)}`).join(', ')}: without it the server shows something harmless.`,
      confidence: 85,
      related: relatedOf(source),
    },
  ];
}

function gatesOf(source: FlowSource): FlowSource['headers'] {
  return source.headers.filter((header) => !USUAL.test(header.name));
}

export default {
  id: 'gated-delivery',
  title: 'Payload is delivered only to who knows the header',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1480', 'T1105'],
  tradecraft: ['T47'],
  description:
    'The request whose answer is run carries a fixed secret header (`x-secret-key: _`, a made-up bearer). Crawlers and analysts who open the address get an innocent document.',
  benign: 'APIs are called with keys in headers everywhere; only requests whose answer is run are reported.',
  flow,
} satisfies Detector;
