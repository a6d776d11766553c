/** What is sent where: fields by endpoint. Requests to nodes of chains, lookups and references send nothing of the victim. */
import type { SampleConfig } from '../../../model/index.ts';
import type { Context } from '../context.ts';
import { Ledger } from '../proofs.ts';
import { reportedFields } from '../requests/reported.ts';
import { isOpen } from '../requests/request.ts';
import { purposeOf } from './classify.ts';

type Exfiltration = Omit<SampleConfig['exfiltration'][number], 'evidence'>;
const NONE = new Set(['rpc', 'lookup', 'reference', 'dead-drop']);

export function exfiltrationOf(context: Context): SampleConfig['exfiltration'] {
  const ledger = new Ledger<Exfiltration>();
  for (const sent of context.sent) {
    if (isOpen(sent.host) || NONE.has(purposeOf(sent).role) || sent.rpc !== null) continue;
    const reported = reportedFields(sent);
    const moves = reported.some((field) => field.constant === null || field.value?.k === 'any');
    if (reported.length === 0 || (sent.body.length === 0 && !moves)) continue;
    const fields = [...new Set(reported.map(({ name }) => name))];
    const encoding =
      sent.body.length > 0
        ? sent.encoding
        : sent.query.length > 0
          ? 'query'
          : sent.inPath.length > 0
            ? 'path'
            : 'header';
    ledger.add(
      `${sent.url} ${sent.method}`,
      { endpoint: sent.url, method: sent.method, fields, encoding },
      sent.proofs,
    );
  }
  return ledger.list();
}
