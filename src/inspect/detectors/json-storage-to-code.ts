/** T45: a public store of JSON documents or pastes holds the code that is run. */

import { urlParts } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { relatedOf, runsCode, sourceOf } from '../flow/judge.ts';

/** Sources: NVISO on JSON storage services (2025-11-13); catalogue T28, T39, T40, T45. */
const STORES =
  /(?:^|\.)(?:npoint\.io|jsonkeeper\.com|jsonsilo\.com|mocki\.io|mocky\.io|jsonbin\.io|jsonblob\.com|extendsclass\.com|jsonserve\.com|pastebin\.com|rentry\.(?:co|org)|tiiny\.site|jsonstorage\.net|hastebin\.com|paste\.ee|dpaste\.(?:org|com)|ghostbin\.\w+|controlc\.com|textbin\.net|pastecode\.io|jsonbase\.com|json\.extendsclass\.com|getpantry\.cloud|kvdb\.io|jsonhosting\.com|beeceptor\.com|mockapi\.io|webhook\.site|gist\.githubusercontent\.com|telegra\.ph)$/i;

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) && found.sink !== 'child-process') return [];
  const source = sourceOf(found, ['network-body', 'network-header', 'network-error']);
  const address = source?.addresses.find((one) => STORES.test(urlParts(one.value)?.host ?? ''));
  if (source === null || address === undefined) return [];
  const field = found.transforms.find((step) => step.startsWith('json-field:'))?.slice(11);
  return [
    {
      at: found.at,
      message: `The code that ${found.spelling} runs is kept in a public store of documents, ${address.value.slice(0, 160)}${field === undefined ? '' : `, under "${field}"`}.`,
      confidence: 95,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'json-storage-to-code',
  title: 'Document of a public store is run as code',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1102', 'T1608.001', 'T1059.007'],
  tradecraft: ['T28', 'T32', 'T39', 'T40', 'T45'],
  description:
    'The loader fetches a document of npoint, jsonkeeper, Pastebin or a similar free store and runs one of its fields. The store looks like a mock API, costs nothing, and can be changed at any time.',
  benign:
    'Demos fetch mock data from these stores all the time; they show it. Only documents that are run are reported.',
  flow,
} satisfies Detector;
