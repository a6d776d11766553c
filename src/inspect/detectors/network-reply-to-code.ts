/** T14, T26, T27, T28, T32: the answer of a request is run as code. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { judgeReply, relatedOf, runsCode, sourceOf, throughWords, whereFrom } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found) || found.sink === 'node-stdin') return [];
  const source = sourceOf(found, ['network-body', 'network-header']);
  if (source === null) return [];
  const judged = judgeReply(found, source);
  const what = source.kind === 'network-header' ? 'a header of the answer' : 'the answer';
  return [
    {
      at: found.at,
      message: `${found.spelling} runs ${what} of ${source.text} from ${whereFrom(source)}${throughWords(found)}: whoever holds that address decides what happens here.`,
      ...judged,
      sinkKind: found.sink,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'network-reply-to-code',
  title: 'Answer of a request is run as code',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1059.007', 'T1105'],
  tradecraft: ['T14', 'T26', 'T27', 'T28', 'T32'],
  description:
    'The body (or a header, or a JSON field such as `cookie`) of an HTTP answer reaches `eval`, a spelling of the Function constructor, `vm` or `Module._compile`. The repository then holds no payload at all: the server sends one when it likes the visitor. This is the loader of most fake-interview repositories, whatever the client (`axios`, `fetch`, `got`, `request`, `https`) and however many files lie between address, request and sink.',
  benign:
    'Code of the page or of the own machine (relative addresses, localhost), `eval("(" + json + ")")` of old JSON readers, and loaders whose address comes from their caller (SystemJS, module federation) are weighed down. `new Function("return this")`, template engines and bundler runtimes build code from their own strings, not from an answer.',
  flow,
} satisfies Detector;
