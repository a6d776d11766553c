/** T41: the address of what is run hides in a delivered environment file or configuration, encoded. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow, FlowConstant } from '../flow/flow.ts';
import { isDecoded, relatedOf, runsCode, sourceOf } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['network-body', 'network-header', 'network-error']);
  const address = source?.addresses.find(isPlanted);
  if (source === null || address === undefined) return [];
  const encoded = isDecoded(address.how);
  return [
    {
      at: found.at,
      message: `The address whose answer is run, ${address.value.slice(0, 160)}, is kept in ${address.file}${encoded ? ` as ${address.how.filter((step) => step !== 'env').join(' → ')}` : ''}.`,
      confidence: encoded ? 96 : 85,
      weight: encoded ? 'proof' : 'strong',
      related: relatedOf(source),
    },
  ];
}

/** From a delivered `.env`, or an encoded string of another file. */
function isPlanted(address: FlowConstant): boolean {
  return (
    address.how.includes('env') || (isDecoded(address.how) && /\.(?:json|env|ya?ml)$|(?:^|\/)\.env/i.test(address.file))
  );
}

export default {
  id: 'env-address-to-code',
  title: 'Address of the payload is kept in an environment file',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140'],
  tradecraft: ['T41'],
  description:
    'A `.env` (or a JSON configuration) that comes with the repository holds an address, most often in Base64 under a harmless name such as `AUTH_API`. Code decodes it, fetches it and runs the answer. Searching the code for addresses finds nothing.',
  benign:
    'Environment files hold addresses of databases and services everywhere; only those whose answer is run are reported.',
  flow,
} satisfies Detector;
