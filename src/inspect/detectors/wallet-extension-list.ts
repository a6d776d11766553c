/** T73: a program that names many wallet extensions by id. */
import { WALLET_EXTENSIONS } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile, searchable } from '../text/markers.ts';
import { isTest } from '../text/place.ts';

const ID = /(?<![a-z0-9])[a-p]{32}(?![a-z0-9])/g;
const STORAGE =
  /Local Extension Settings|Sync Extension Settings|User Data|leveldb|AppData|Application Support|\.config\/|Login Data/;
const FILES = /\breaddir|\breadFile|createReadStream|copyFile|os\.walk|os\.listdir|shutil|glob\b|homedir|expanduser/;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !(isCodeFile(view) || view.kind === 'json')) return [];
  const text = searchable(view);
  const ids = new Set<string>();
  let at = -1;
  for (const match of text.matchAll(ID)) {
    if (!WALLET_EXTENSIONS.has(match[0])) continue;
    ids.add(match[0]);
    if (at === -1) at = match.index;
  }
  if (ids.size < 3) return [];
  const places = STORAGE.test(text);
  const files = FILES.test(deeds(view));
  const sure = places && files;
  const names = [...ids].slice(0, 5).map((id) => WALLET_EXTENSIONS.get(id) ?? id);
  return [
    {
      at: Math.min(at, Math.max(0, view.text.length - 1)),
      message: `${ids.size} wallet or password extensions are named by id (${names.join(', ')} …)${sure ? ', beside the places where browsers keep their data' : ''}.`,
      confidence: sure ? Math.min(96, 84 + ids.size) : Math.min(72, 40 + ids.size * 3),
      weight: isTest(view.name) ? 'weak' : sure ? 'proof' : places || files ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'wallet-extension-list',
  title: 'List of wallet extensions',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1555', 'T1217'],
  tradecraft: ['T73'],
  description:
    'Ids of several wallet and password extensions stand in one program. Together with the folders where browsers keep extension storage and with code that reads files, this is what a wallet stealer consists of.',
  benign:
    'Wallet adapters and download links name one or two ids, and never read the browsers’ folders; a bare list counts little.',
  needles: [
    'nkbihfbeogaeaoehlefnkodbefgpgknn',
    'ibnejdfjmmkpcnlpebklmnkoeoihofec',
    'bfnaelmomeimhlpmgjnjophhpkkoljpa',
    'fhbohimaelbohpjbbldcngcnapndodjp',
    'hnfanknocfeofbddgcijnmhnfnkdnaad',
    'ejbalbakoplchlghecdalmeeeajnimhm',
    'aeachknmefphepccionboohckonoeemg',
    'egjidjbpglichdcondbcbdnbeeppgdph',
    'acmacodkjbdgmoleebolmdjonilkdbch',
    'aholpfdialjgjfhomihkjbmgjidlcdno',
    'mcohilncbfahbmgdjkbpemcciiolgcge',
  ],
  file,
} satisfies Detector;
