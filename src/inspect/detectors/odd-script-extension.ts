/** T18, T34: a script whose extension no tool knows (`.npl`, `.cookie`), fetched or run by another file. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { loaderWords } from '../text/code-words.ts';
import { obfuscationMarks } from '../text/obfuscation.ts';
import { baseName, extension, isTest } from '../text/place.ts';

/** Extensions that are known to carry program text, templates of it, or text of any kind. */
const ORDINARY = new Set(
  (
    'js cjs mjs jsx ts cts mts tsx es es6 es5 jsm jsb iife vue svelte astro marko riot json jsonc json5 html htm xhtml md mdx markdown rst txt text log css scss sass less styl snap map flow ' +
    'ejs hbs handlebars pug jade tmpl template tpl mustache dot njk nunjucks liquid twig eta haml slim php py pyw pyi pyx ipynb rb erb rs go java kt kts scala groovy gradle c h cc cpp hpp cs fs swift m mm dart lua pl pm r jl ex exs erl clj hs ml ' +
    'sh bash zsh fish ksh ps1 psm1 psd1 bat cmd vbs vbe wsf wsh ahk awk sed mk make cmake in am ac yml yaml toml ini cfg conf config properties env xml xsl svg plist tf hcl sol vy move cairo fc func circom zok proto graphql gql prisma sql ' +
    'patch diff orig bak old new out output expected actual input fixture sample example dist test spec lock editorconfig gitignore npmignore npmrc babelrc eslintrc prettierrc nvmrc wxs wxml gs jsfl as coffee litcoffee ls iced elm re rei res purs node dockerfile tpl lit jsxinc jsx_ ts_ js_ tsbuildinfo hook service desktop applescript scpt spec feature bats tap nix bzl bazel yar yara rule rules sigma ' +
    // assets with programs in them are js-in-asset's
    'woff woff2 ttf otf eot png jpg jpeg gif webp bmp ico cur avif tif tiff heic psd icns mp3 mp4 wav ogg webm mov avi flac m4a mkv aac pdf doc docx xls xlsx ppt pptx odt epub zip gz tgz tar rar 7z bz2 xz db sqlite sqlite3 glb gltf obj fbx stl dic aff'
  ).split(' '),
);
const KNOWN_BAD = new Set(['npl', 'cookie', 'cookies']);

function file(view: FileView): readonly Hit[] {
  const ending = extension(view.name);
  if (view.text === null || ending === '' || ORDINARY.has(ending) || !/^[a-z][a-z0-9_-]{0,14}$/.test(ending)) return [];
  const script =
    view.kind === 'javascript' || view.kind === 'python' || view.kind === 'shell' || view.kind === 'powershell';
  if (!script || view.text.length < 60 || view.text.startsWith('#!')) return [];
  const words = loaderWords(view.text);
  const { strong } = obfuscationMarks(view);
  const known = KNOWN_BAD.has(ending);
  if (!known && words < 3 && strong === 0) return [];
  if (isTest(view.name) && !known) return [];
  return [
    {
      at: Math.max(0, view.text.search(/\S/)),
      message: `${baseName(view.name)} is ${view.kind} code under an extension that no tool gives to it${strong > 0 ? ', obfuscated' : ''}.`,
      confidence: known ? 84 : Math.min(80, 48 + words * 5 + strong * 8),
      weight: known || strong > 0 ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'odd-script-extension',
  title: 'Script with an extension of its own',
  severity: 'high',
  weight: 'weak',
  aspect: 'hides',
  techniques: ['T1036'],
  tradecraft: ['T18', 'T34'],
  description:
    'A JavaScript, Python or shell program is kept under a made-up extension (`env.npl`, `vite.cookie`), so that nobody opens it and no scanner parses it; another file runs or requires it.',
  benign:
    'The many extensions that languages, templates, configurations and tests really use, files that begin with `#!`, and scripts that do nothing of note are not reported.',
  file,
} satisfies Detector;
