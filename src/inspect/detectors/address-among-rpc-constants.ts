/** T43: a list of chain end points in which one address is no chain end point but a text store or somebody's deployment. */

import { hostIn, JSON_STORAGE, RPC_HOSTS } from '../../indicators/index.ts';
import { TEXT_STORE_NEEDLES } from '../data/text-stores.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isScript, isTest } from '../text/place.ts';
import { type Address, addressesOf } from '../text/urls.ts';

const STORES = JSON_STORAGE.map((row) => row.host);
const DEPLOYMENTS = [
  'vercel.app',
  'netlify.app',
  'onrender.com',
  'herokuapp.com',
  'workers.dev',
  'pages.dev',
  'web.app',
  'railway.app',
  'fly.dev',
  'deno.dev',
  'tiiny.site',
];
/** Distance in which addresses are one list. */
const NEAR = 6000;

function isRpc(address: Address): boolean {
  return (
    hostIn(address.host, RPC_HOSTS) || /(?:^|[.-])(?:rpc|mainnet|testnet|node|evm)(?:[.-]|\d|$)/.test(address.host)
  );
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || (!isScript(view) && view.kind !== 'json')) return [];
  const addresses = addressesOf(view);
  const rpcs = addresses.filter(isRpc);
  if (rpcs.length < 4) return [];
  const hits: Hit[] = [];
  for (const address of addresses) {
    if (isRpc(address) || hits.length >= 3) continue;
    const store = hostIn(address.host, STORES);
    if (!store && !(hostIn(address.host, DEPLOYMENTS) && address.layer === '')) continue;
    const around = rpcs.filter((rpc) => Math.abs(rpc.at - address.at) < NEAR).length;
    if (around < 4) continue;
    hits.push({
      at: address.at,
      message: `Among ${around} end points of chains stands ${address.host}${address.path.slice(0, 60)}, which is ${store ? 'a store for texts that anybody can fill' : 'somebody’s deployment'}.`,
      confidence: (store ? 80 : 58) - (isTest(view.name) ? 25 : 0),
      weight: store && !isTest(view.name) ? 'strong' : 'weak',
    });
  }
  return hits;
}

export default {
  id: 'address-among-rpc-constants',
  title: 'Payload address among chain end points',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1036', 'T1102'],
  tradecraft: ['T43'],
  description:
    'A constants file lists real RPC end points of many chains, and among them the address from which the loader takes its payload: a JSON store or a throw-away deployment. In the list it passes for one more chain.',
  benign:
    'Wallet applications list explorers, icons and own backends beside end points; stores for texts are not among them, and deployments count little.',
  needles: [
    ...TEXT_STORE_NEEDLES,
    'vercel.app',
    'netlify.app',
    'onrender',
    'herokuapp',
    'workers.dev',
    'pages.dev',
    'railway',
    'aHR0',
    '68747470',
  ],
  file,
} satisfies Detector;
