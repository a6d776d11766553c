/** T05, T18, T49, T50: a file whose name promises a font, a picture, a dictionary holds code, and code of the tree runs it. */
import type { Detector, Hit, InspectContext } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';
import { relatedOf, runsCode, sourceOf, throughWords } from '../flow/judge.ts';

const MEDIA = /\.(?:woff2?|ttf|otf|eot|png|jpe?g|gif|webp|ico|bmp|svg|mp3|wav|ogg|mp4|webm|pdf|dic|aff)$/i;
/** Data by name that no tool keeps scripts in. */
const NEVER_CODE = /\.(?:map|css|scss|less|csv|md|log|lock|license|json|cookie|dic|aff|npl|ya?ml|xml)$/i;
/** Endings that a `require` or `import` names in honest projects; anything else that holds code is odd. */
const CODE_NAME =
  /\.(?:[cm]?[jt]sx?|json[c5]?|vue|svelte|astro|mdx?|coffee|ls|es6?|node|wasm|css|s[ac]ss|less|styl|html?|hbs|ejs|pug|jade|txt|graphql|gql|ya?ml|toml|glsl|frag|vert|wgsl|po|csv|xml|flow|jsm|gs|map|snap|tmpl|tpl|template|njk|twig|mustache|marko|riot|tag|imba|civet|res|elm|re|ml|purs|d)$/i;

function flow(found: Flow, context: InspectContext): readonly Hit[] {
  if (!runsCode(found)) return [];
  const source = sourceOf(found, ['lying-file']);
  if (source === null) return [];
  const name = source.addresses[0]?.value ?? 'a file';
  const media = MEDIA.test(name);
  const script =
    source.addresses[0] !== undefined && context.facts.get(source.addresses[0].file)?.kind === 'javascript';
  const sure = media || (script && NEVER_CODE.test(name));
  const weighed = { confidence: media ? 95 : sure ? 88 : 72, weight: sure ? ('proof' as const) : ('strong' as const) };
  const lying = source.addresses[0]?.value === source.addresses[0]?.file ? source.addresses[0] : undefined;
  return [
    // the file itself, since that is what has to be looked at
    ...(lying !== undefined && lying.file !== found.file && script
      ? [
          {
            file: lying.file,
            line: 1,
            fn: 0,
            message: `${name} is not what its name says: it is code, and ${found.file} runs it.`,
            ...weighed,
            sinkKind: found.sink,
            related: [{ file: found.file, at: found.at }],
          },
        ]
      : []),
    {
      at: found.at,
      message: `${found.spelling} runs the content of ${name}${throughWords(found)}; that file is not what its name says.`,
      ...weighed,
      sinkKind: found.sink,
      related: [
        ...relatedOf(source),
        ...(source.addresses[0] === undefined ? [] : [{ file: source.addresses[0].file, line: 1 }]),
      ],
    },
  ];
}

/** `require('./public/fonts/x.woff2')`, `import './public/vite.cookie'`. */
function tree(context: InspectContext): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [file, { module }] of context.facts) {
    for (const fact of module?.imports ?? []) {
      if (fact.kind === 'type' || fact.spec === null || !/^\.{0,2}\//.test(fact.spec) || CODE_NAME.test(fact.spec))
        continue;
      const target = context.files.get(joined(file, fact.spec));
      const facts = target === undefined ? undefined : context.facts.get(target.path);
      if (target === undefined || facts === undefined || facts.kind !== 'javascript') continue;
      const media = MEDIA.test(target.name);
      // `bin/cli` and the like have no ending at all
      if (!media && !/\.[\w-]{1,12}$/.test(target.name)) continue;
      hits.push({
        file,
        at: fact.at,
        fn: fact.fn,
        message: `${fact.spec} is loaded as code, and it is code: its name says otherwise.`,
        confidence: media ? 94 : 80,
        weight: media ? 'proof' : 'strong',
        related: [{ file: target.path, line: 1 }],
      });
    }
  }
  return hits;
}

function joined(from: string, spec: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of spec.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export default {
  id: 'lying-file-to-code',
  title: 'File with a lying name is run as code',
  severity: 'critical',
  weight: 'proof',
  aspect: 'hides',
  techniques: ['T1036.008', 'T1027.009'],
  tradecraft: ['T05', 'T18', 'T49', 'T50'],
  description:
    'Code lies in a file that is called a font, a picture, a dictionary or a data file, and other code requires it or reads and evaluates it. The name keeps it out of reviews, searches and scanners.',
  benign:
    'Real fonts and pictures have their magic bytes; bundlers import them for their address. Test runners and template engines read and run files that are called what they are.',
  flow,
  tree,
} satisfies Detector;
