/** T18: a build configuration (or any module) loads code from a place or under a name where no code belongs. */
import { posix } from 'node:path';
import { ASSET_EXTENSIONS, extensionOf } from '../data/file-kinds.ts';
import { isBuildConfig } from '../dependencies/imports.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

const CODE =
  /^(?:[cm]?[jt]sx?|json5?|vue|svelte|node|wasm|css|scss|sass|less|graphql|gql|md|mdx|ya?ml|toml|html?|txt|sol|abi|proto|env|key|pem|crt|cert)$/;

export default {
  id: 'config-loads-odd-file',
  title: 'Code is loaded from a file that is not named as code',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1036.008', 'T1059.007', 'T1574'],
  tradecraft: ['T18', 'T05'],
  description:
    'A build configuration requires a file below `public/`, `static/`, `assets/` or a hidden folder, or with an extension that no loader knows (`./public/vite.cookie`), or a module requires a font or picture that in truth is JavaScript. Node runs whatever it is given.',
  benign:
    'Data (`.json`), style sheets and pictures that a bundler imports, and configurations split into ordinary source files are usual.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const [file, { module }] of context.facts) {
    const own = context.files.get(file);
    if (module === null || own === undefined || own.name.includes('node_modules/')) continue;
    const config = isBuildConfig(own.name);
    for (const { spec, at, fn, kind } of module.imports) {
      if (spec === null || kind === 'type' || !/^[./~]/.test(spec)) continue;
      // most imports are of neither kind, and need no look at the tree
      if (!config && !ASSET_EXTENSIONS.has(extensionOf(spec))) continue;
      const target = resolve(context, own.root, own.name, spec);
      const judged = judge(context, config, spec, target);
      if (judged === null) continue;
      yield {
        file,
        at,
        fn,
        message: `${judged.what}${target === null ? '' : ` (${context.facts.get(target)?.kind ?? 'unknown'} content)`}.`,
        confidence: judged.confidence,
        ...(judged.weight === undefined ? {} : { weight: judged.weight }),
        ...(target === null ? {} : { related: [{ file: target, line: 1 }] }),
        sinkKind: 'odd file loaded as code',
        group: `${file} ${spec}`,
      };
    }
  }
}

interface Judged {
  readonly what: string;
  readonly confidence: number;
  readonly weight?: 'proof' | 'weak';
}

function judge(context: InspectContext, config: boolean, spec: string, target: string | null): Judged | null {
  const named = extensionOf(target ?? spec);
  const isCode = target !== null && context.facts.get(target)?.kind === 'javascript';
  if (ASSET_EXTENSIONS.has(named) && !/^(?:css|scss|less|lock|map)$/.test(named)) {
    return isCode
      ? {
          what: `${spec} is loaded as a module: named like an asset, it is JavaScript`,
          confidence: 95,
          weight: 'proof',
        }
      : null;
  }
  if (!config) return null;
  const clean = posix.normalize(spec.replace(/^~\//, '')).replace(/^(?:\.\.\/)+/, '');
  if (named !== '' && !CODE.test(named) && isCode)
    return { what: `The configuration loads ${spec}, a file with the extension .${named}, as code`, confidence: 88 };
  if (/^(?:\.\/)?(?:\.vscode|\.git|\.github|\.cache|\.idea)\//.test(clean))
    return { what: `The configuration loads code from ${spec}, a folder of tools`, confidence: 80 };
  if (/^(?:public|static)\//.test(clean) && isCode && !/\.json$/.test(clean))
    return { what: `The configuration runs code from ${spec}, a folder of files for browsers`, confidence: 75 };
  if (/^(?:assets|fonts|images?|img|media|docs)\//.test(clean) && isCode)
    return { what: `The configuration runs code from ${spec}, a folder of assets`, confidence: 55, weight: 'weak' };
  if (spec.startsWith('/') || spec.startsWith('~'))
    return { what: `The configuration loads ${spec}, outside the repository`, confidence: 50, weight: 'weak' };
  return null;
}

/** As Node does: as written, with the usual extensions, as a folder's index. */
function resolve(context: InspectContext, root: string, from: string, spec: string): string | null {
  const base = posix.normalize(posix.join(posix.dirname(from), spec));
  for (const tail of ['', '.js', '.cjs', '.mjs', '.ts', '.json', '.node', '/index.js', '/index.ts']) {
    const path = `${root}${base}${tail}`;
    if (context.files.has(path)) return path;
  }
  return null;
}
