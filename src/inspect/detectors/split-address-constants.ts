/** T44: an address kept in pieces (domain, subdomain, id) that are only put together where it is used. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isScript, isTest } from '../text/place.ts';

const STORE =
  /^(?:(?:https?|api|www)\b[.:/]{0,3})?(?:npoint\.io|jsonkeeper\.com|jsonsilo\.com|mocky\.io|mocki\.io|jsonbin\.io|jsonblob\.com|pastebin\.com|rentry\.co|tiiny\.site)(?:\/(?:b|v\d|raw|public))?\/?$/;
const DEPLOYMENT =
  /^\.?(?:vercel\.app|netlify\.app|onrender\.com|herokuapp\.com|workers\.dev|pages\.dev|railway\.app)$/;
const KEY =
  /\b(domain|subdomain|host|base|prefix|protocol|scheme|id|uuid|path|suffix|tld|part\w{0,6}|url\w{0,6}|api\w{0,6})\b["']?\s{0,4}[:=]\s{0,4}["'`]$/i;
const BEFORE = 40;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || (!isScript(view) && view.kind !== 'json' && !/(?:^|\/)\.env/.test(view.name))) return [];
  const text = view.text;
  const strings = literalsOf(view).strings;
  const hits: Hit[] = [];
  for (let i = 0; i < strings.length && hits.length < 3; i++) {
    const part = strings[i];
    if (part === undefined || part.value.length > 60 || part.value.length < 8) continue;
    const store = STORE.test(part.value);
    if (!store && !DEPLOYMENT.test(part.value)) continue;
    const near = strings.slice(Math.max(0, i - 8), i + 9);
    // Several stores in a row are somebody's list of them.
    if (near.filter((other) => STORE.test(other.value) || DEPLOYMENT.test(other.value)).length > 1) continue;
    const keys = new Set(
      near
        .map((other) => KEY.exec(text.slice(Math.max(0, other.at - BEFORE), other.at))?.[1]?.toLowerCase())
        .filter((key) => key !== undefined),
    );
    const id = near.some((other) => /^\/?(?:b\/)?(?:[0-9a-f]{12,36}|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(other.value));
    if (keys.size < 2 && !(store && id)) continue;
    hits.push({
      at: part.at,
      message: `The address of ${store ? 'a store for texts' : 'a deployment'} (${part.value}) is kept in pieces${keys.size > 0 ? ` (${[...keys].slice(0, 4).join(', ')})` : ''} and put together elsewhere.`,
      confidence: (store ? 70 + (id ? 12 : 0) : 55) - (isTest(view.name) ? 20 : 0),
      weight: store && !isTest(view.name) ? 'strong' : 'weak',
    });
  }
  return hits;
}

export default {
  id: 'split-address-constants',
  title: 'Address kept in pieces',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027', 'T1102'],
  tradecraft: ['T44'],
  description:
    'Domain, subdomain and id of a JSON document stand as separate constants and become an address only inside a template where it is fetched, so that a search for the service’s URLs finds nothing.',
  benign:
    'Hosts of ordinary services in configuration are whole; a bare suffix of a hosting service next to other pieces counts little.',
  needles: [
    'npoint.io',
    'jsonkeeper.com',
    'jsonsilo.com',
    'mocky.io',
    'mocki.io',
    'jsonbin.io',
    'jsonblob.com',
    'pastebin.com',
    'rentry.co',
    'tiiny.site',
    'vercel.app',
    'netlify.app',
    'onrender.com',
    'herokuapp.com',
    'workers.dev',
    'pages.dev',
    'railway.app',
  ],
  file,
} satisfies Detector;
