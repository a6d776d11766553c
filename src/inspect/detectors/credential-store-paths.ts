/** T74: a program that names several places where browsers, keychains and wallets keep secrets, and reads or copies files. */
import { CREDENTIAL_PLACES } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { deeds, isCodeFile, markersIn, realAt, searchable } from '../text/markers.ts';
import { isTest } from '../text/place.ts';

const STRONG = CREDENTIAL_PLACES.filter((place) => place.strong);
const FILES =
  /\breaddir|\breadFile|createReadStream|copyFile|os\.walk|os\.listdir|shutil\.copy|sqlite3|open\(|Copy-Item|\bcp\s/;
const SENDS =
  /\baxios\b|\bfetch\s*\(|https?\s*\.\s*request|requests\.post|FormData|\bform-data\b|\bupload|curl\s|Invoke-WebRequest|\.post\s*\(/i;

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isCodeFile(view)) return [];
  const text = searchable(view).replaceAll('\\\\', '\\');
  const found = markersIn(
    text,
    STRONG.map((place) => place.text),
  );
  const kinds = new Set(STRONG.filter((place) => found.words.includes(place.text)).map((place) => place.kind));
  if (found.words.length < 2) return [];
  const code = deeds(view);
  const reads = FILES.test(code);
  const sends = SENDS.test(code);
  if (!reads && found.words.length < 4) return [];
  const whole = reads && sends && (found.words.length >= 3 || kinds.size >= 2);
  const what = [
    ...new Set(STRONG.filter((place) => found.words.includes(place.text)).map((place) => place.what)),
  ].slice(0, 4);
  return [
    {
      at: Math.min(
        realAt(
          view,
          markersIn(view.text, found.words).at === -1 ? view.text.length : markersIn(view.text, found.words).at,
        ),
        view.text.length,
      ),
      message: `The program names ${found.words.length} places of secrets (${what.join('; ')})${sends ? ' and sends data away' : ''}.`,
      confidence: Math.min(94, 45 + found.words.length * 5 + kinds.size * 6 + (reads ? 5 : 0) + (sends ? 12 : 0)),
      weight: isTest(view.name) || !whole ? 'weak' : kinds.size >= 2 && found.words.length >= 3 ? 'proof' : 'strong',
    },
  ];
}

export default {
  id: 'credential-store-paths',
  title: 'Reads places where secrets are kept',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1555.001', 'T1555.003', 'T1555.005', 'T1552.001'],
  tradecraft: ['T74'],
  description:
    'Passwords of browsers, keychains, wallets and messenger sessions lie in files with well-known names. A program that names several of them, reads files and sends data away collects secrets.',
  benign:
    'Browser automation and cookie helpers name one or two such files and send nothing; documentation and scanners’ rules are no programs.',
  needles: [
    'Login Data',
    'Web Data',
    'Local Extension Settings',
    'logins.json',
    'key4.db',
    'key3.db',
    'cookies.sqlite',
    'login.keychain',
    'Keychains',
    'keyrings',
    'solana/id.json',
    'exodus.wallet',
    'wallet.dat',
    '.kdbx',
    'tdata',
    'leveldb',
  ],
  file,
} satisfies Detector;
