/** T29, T30: the body of a failed request is run as code. */
import type { Detector, Hit } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { judgeReply, relatedOf, runsCode, sourceOf, whereFrom } from '../flow/judge.ts';

function flow(found: Flow): readonly Hit[] {
  if (!runsCode(found)) return [];
  const source = sourceOf(found, ['network-error']);
  if (source === null) return [];
  const judged = judgeReply(found, source);
  return [
    {
      at: found.at,
      message: `${found.spelling} runs what came back when ${source.text} to ${whereFrom(source)} failed: the request is meant to fail, and the error page is the payload.`,
      // nobody runs an error body for an honest reason, wherever it comes from
      weight: judged.weight === 'weak' ? 'weak' : 'proof',
      confidence: Math.max(judged.confidence, judged.weight === 'weak' ? 0 : 90),
      sinkKind: found.sink,
      related: relatedOf(source),
    },
  ];
}

export default {
  id: 'error-body-to-code',
  title: 'Body of a failed request is run as code',
  severity: 'critical',
  weight: 'proof',
  aspect: 'does',
  techniques: ['T1059.007', 'T1105', 'T1036'],
  tradecraft: ['T29', 'T30'],
  description:
    'A `catch` branch or error callback hands the body of the failed answer (`err.response.data`) to `eval` or the Function constructor. The server answers 404 or 500 on purpose, so that the payload travels as an error and the code reads as error handling.',
  benign: 'Error handlers that print, wrap or rethrow what failed do not run it.',
  flow,
} satisfies Detector;
