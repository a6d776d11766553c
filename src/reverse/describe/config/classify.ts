/** What a request is for: by its path and host where they are known ones, else by what is sent and what is done with the answer. */
import { hostIn, JSON_STORAGE, REFERENCE_HOSTS, RPC_HOSTS, SHORT_LINK_HOSTS } from '../../../indicators/index.ts';
import type { SampleConfig } from '../../../model/index.ts';
import { CHAIN_PATH, CHAT_EXFILTRATION, LOOKUP_HOST, PASTE_HOST, PATH_RULES } from '../data/paths.ts';
import type { Sent } from '../requests/request.ts';
import { meaningOf } from '../tracking/meaning.ts';

type Endpoint = SampleConfig['endpoints'][number];
export type Purpose = Pick<Endpoint, 'role' | 'tier'>;

const READS_CHAIN = /^(?:eth_node$|eth_|getSignatures|getTransaction|getAccount|getProgram)/;

export function purposeOf(sent: Sent): Purpose {
  if (sent.kind === 'socket') return { role: 'c2', tier: 'operational' };
  if (sent.kind === 'ftp') return { role: 'upload', tier: 'operational' };
  if (sent.rpc !== null && READS_CHAIN.test(sent.rpc))
    return { role: 'rpc', tier: sent.answer === 'code' || sent.answer === 'run' ? 'dead-drop' : 'third-party' };
  if (/^mongodb/.test(sent.scheme)) return { role: sent.body.length > 0 ? 'exfiltration' : 'c2', tier: 'operational' };
  const byHost = purposeOfHost(sent);
  if (byHost !== null) return byHost;
  if (sent.kind === 'websocket') return { role: 'c2', tier: 'operational' };
  const rule = PATH_RULES.find(
    ({ path, method }) => path.test(sent.path) && (method === undefined || method === (sent.method ?? 'GET')),
  );
  if (rule !== undefined)
    return sent.answer === 'code' && rule.role === 'payload'
      ? { role: 'stager', tier: 'stager' }
      : { role: rule.role, tier: rule.tier };
  return purposeOfUse(sent);
}

function purposeOfHost({ host, path, scheme, kind }: Sent): Purpose | null {
  if (JSON_STORAGE.some((row) => (host === row.host || host.endsWith(`.${row.host}`)) && row.path.test(path)))
    return { role: 'dead-drop', tier: 'dead-drop' };
  if (PASTE_HOST.test(host) || CHAIN_PATH.test(path)) return { role: 'dead-drop', tier: 'dead-drop' };
  if (kind === 'websocket' && /^wss?$/.test(scheme) && /(?:^|\.)(?:relay|nostr|damus|nos)\b/i.test(host))
    return { role: 'dead-drop', tier: 'dead-drop' };
  if (CHAT_EXFILTRATION.test(host)) return { role: 'exfiltration', tier: 'third-party' };
  if (LOOKUP_HOST.test(host)) return { role: 'lookup', tier: 'third-party' };
  if (hostIn(host, RPC_HOSTS)) return { role: 'rpc', tier: 'third-party' };
  if (
    hostIn(host, REFERENCE_HOSTS) &&
    !/^firestore\.|^firebase|\.firebaseio\.com$|identitytoolkit|^(?:raw|gist)\.githubusercontent|^script\.google|drive\.google|^docs\.google/.test(
      host,
    )
  )
    return { role: 'reference', tier: 'third-party' };
  if (hostIn(host, SHORT_LINK_HOSTS)) return { role: 'stager', tier: 'stager' };
  return null;
}

function purposeOfUse(sent: Sent): Purpose {
  const { answer, body, query, every } = sent;
  const posts = sent.method === 'POST' || sent.method === 'PUT' || sent.method === 'PATCH';
  const fields = [...body, ...query];
  const meanings = new Set(fields.map(meaningOf));
  const ofSystem = [...meanings].filter((meaning) => SYSTEM.has(meaning)).length;
  const says = fields.some(({ name }) => /^(?:message|msg|log|level|error)$/i.test(name));
  if (answer === 'code')
    return posts && every !== null && ofSystem > 1
      ? { role: 'beacon', tier: 'operational' }
      : { role: 'stager', tier: 'stager' };
  if (answer === 'order') return { role: 'c2', tier: 'operational' };
  if (answer === 'run' || (answer === 'written' && !posts)) return { role: 'payload', tier: 'operational' };
  if (fields.length === 0) return { role: posts ? 'c2' : 'unknown', tier: posts ? 'operational' : 'unknown' };
  if (!posts && ofSystem === 0) return { role: 'unknown', tier: 'unknown' };
  if (
    posts &&
    (sent.encoding === 'multipart' ||
      /upload|file/i.test(sent.path) ||
      fields.some(({ name }) => /^(?:file|files|multi_file|upload|document|attachment)s?$/i.test(name)))
  )
    return { role: 'upload', tier: 'operational' };
  if (posts && says && /log|err/i.test(sent.path)) return { role: 'log', tier: 'operational' };
  const carries = fields.some(({ name }) => CARGO.test(name));
  if (ofSystem >= 1 && (!carries || every !== null)) return { role: 'beacon', tier: 'operational' };
  return { role: 'exfiltration', tier: 'operational' };
}

const SYSTEM: ReadonlySet<string> = new Set([
  'host',
  'user',
  'os',
  'os-version',
  'architecture',
  'mac',
  'victim-id',
  'address',
  'geo',
  'environment',
  'virtual-machine',
  'hardware',
  'working-folder',
  'process',
]);
const CARGO =
  /(?:^|\.)(?:cc|ss|data|content|keys?|files?|items|clipboard|cookies|logins|passwords?|wallets?|seed|mnemonic|private_?key|screenshot|image|keylog|text|path|payload|result|output)$/i;
