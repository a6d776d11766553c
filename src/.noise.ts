import { readdirSync, readFileSync, statSync } from 'node:fs';
import { ReadView } from './inspect/reader/view.ts'; import { contentKind, decodeText } from './syntax/index.ts'; const contentOf = (n: string, b: Uint8Array): any => ({ bytes: b, kind: contentKind(b, n), ...decodeText(b), cut: false }); import { moduleOf } from './inspect/reader/module-of.ts'; import { buildPrefilter } from './inspect/reader/prefilter.ts';
import type { Detector } from './inspect/detector.ts';
import { extractIndicators } from './indicators/index.ts';
const root = process.argv[2] ?? 'node_modules';
const only = process.argv[3];
const mine = 'off-screen-code invisible-unicode-code string-array-obfuscation string-shuffle-cipher require-alias-global code-after-exports blob-in-config whole-file-obfuscated-source multi-alphabet-decoder hidden-require-in-string built-string-density rotating-xor-bytes swapped-base64-host numeric-address js-in-asset dictionary-payload odd-script-extension svg-comment-payload checkstatus-registrar-shape family-config-paths otter-events rat-vocabulary wallet-extension-list credential-store-paths file-sweep-globs decoy-functions-around-loader address-among-rpc-constants split-address-constants stager-host-address chained-dead-drop python-exec-nest eval-of-decoded-literal anti-analysis-checks vbs-hidden-launcher powershell-encoded'.split(' ');
const detectors: Detector[] = [];
for (const id of mine) if (!only || only === id) detectors.push((await import(`./inspect/detectors/${id}.ts`)).default);
let files = 0, bytes = 0; const time = new Map<string, number>(); let indTime = 0, indHits = 0; const slow: [number,string,string][] = [];
function sniff(name: string, b: Buffer): any {
  if (b.length === 0) return 'empty';
  if (b[0] === 0x7f && b[1] === 0x45) return 'elf'; if (b[0] === 0x4d && b[1] === 0x5a) return 'pe';
  if (b.subarray(0, 4000).includes(0)) return 'binary';
  if (/\.[cm]?[jt]sx?$/.test(name)) return 'javascript';
  return undefined;
}
const pf = buildPrefilter(['zzzzzz']); const hows = new Map<string, number>(); let ptime = 0;
async function walk(d: string) {
  for (const e of readdirSync(d, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const p = `${d}/${e.name}`;
    if (e.isDirectory()) await walk(p);
    else if (e.isFile()) {
      if (statSync(p).size > 6e6) continue;
      const b = readFileSync(p); const name = p.slice(root.length + 1).replace(/^(@[^/]+\/)?[^/]+\//, '').replace(/^package\//, '');
      const view = new ReadView(p, name, contentOf(name, b), pf); const text = view.text;
      const s0 = performance.now(); view.module = await moduleOf(view, [], () => {}, []); ptime += performance.now() - s0;
      for (const c of view.module?.computed ?? []) for (const h of c.how) hows.set(h, (hows.get(h) ?? 0) + 1);
      files++; bytes += b.length;
      for (const dt of detectors) {
        if (dt.needles && !dt.needles.some((n) => b.includes(n))) continue;
        const s = performance.now();
        for (const h of dt.file!(view)) {
          const at = h.at ?? 0; const pl = view.lines.at(at);
          console.log(`${h.weight ?? dt.weight}\t${h.confidence | 0}\t${dt.id}\t${p}:${pl.line}:${pl.column}\t${h.message}\t${JSON.stringify((text ?? '').slice(at, at + 80))}`);
        }
        const t = performance.now() - s; time.set(dt.id, (time.get(dt.id) ?? 0) + t); if (t > 200) slow.push([t|0, dt.id, p]);
      }
      if (!only) { const s = performance.now(); const h = extractIndicators(view); indHits += h.length; const t = performance.now() - s; indTime += t; if (t > 300) slow.push([t|0, 'INDICATORS', p]); }
    }
  }
}
await walk(root);
console.error(files, bytes, 'indicators', indTime | 0, 'ms', indHits, 'hits'); console.error([...time].sort((a, b) => b[1] - a[1]).map(([k, v]) => `${k} ${v | 0}`).join('\n')); console.error(slow.map(s=>s.join(' ')).join('\n'));
console.error('parse', ptime|0, JSON.stringify([...hows].sort((a,b)=>b[1]-a[1])));
