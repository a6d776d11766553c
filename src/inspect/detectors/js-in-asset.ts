/** T05, T50: a font, image, sound, document or archive by name that is a program by content. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { loaderWords, looksLikeCode } from '../text/code-words.ts';
import { obfuscationMarks } from '../text/obfuscation.ts';
import { baseName, extension, isTest } from '../text/place.ts';

const ASSETS: ReadonlyMap<string, string> = new Map([
  ...['woff', 'woff2', 'ttf', 'otf', 'eot'].map((e) => [e, 'font'] as const),
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp', 'ico', 'cur', 'avif', 'tif', 'tiff', 'heic', 'psd', 'icns'].map(
    (e) => [e, 'image'] as const,
  ),
  ...['mp3', 'mp4', 'wav', 'ogg', 'webm', 'mov', 'avi', 'flac', 'm4a', 'mkv', 'aac'].map(
    (e) => [e, 'media file'] as const,
  ),
  ...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'epub'].map((e) => [e, 'document'] as const),
  ...['zip', 'gz', 'tgz', 'tar', 'rar', '7z', 'bz2', 'xz'].map((e) => [e, 'archive'] as const),
  ...['db', 'sqlite', 'sqlite3', 'glb', 'gltf', 'obj', 'fbx', 'stl'].map((e) => [e, 'data file'] as const),
]);
const SCRIPTS = new Set(['javascript', 'shell', 'python', 'powershell']);
const PROGRAMS = new Map([
  ['pe', 'Windows program'],
  ['elf', 'Linux program'],
  ['mach-o', 'macOS program'],
]);

/** What a bundler or a test runner leaves in place of an asset: one export of a name or path, or a pointer of git-lfs. */
function standIn(text: string): boolean {
  const short = text.trim();
  return (
    short === '' ||
    short.startsWith('version https://git-lfs') ||
    /^<(?:!doctype|html|\?xml|svg)/i.test(short) ||
    (short.length < 400 && loaderWords(short) < 2)
  );
}

function file(view: FileView): readonly Hit[] {
  const what = ASSETS.get(extension(view.name));
  if (what === undefined) return [];
  const program = PROGRAMS.get(view.kind);
  if (program !== undefined && what !== 'data file' && what !== 'archive') {
    return [{ line: 1, message: `${baseName(view.name)} is named as a ${what} but is a ${program}.`, confidence: 88 }];
  }
  if (view.text === null || view.text.length < 40 || !(SCRIPTS.has(view.kind) || view.kind === 'text')) return [];
  if (standIn(view.text)) return [];
  const text = view.text;
  const start = text.search(/\S/);
  const words = loaderWords(text);
  const marks = obfuscationMarks(view);
  // Text that no finer kind claims has to read as code, and as code that does something.
  if (!SCRIPTS.has(view.kind) && !(looksLikeCode(text) && (words >= 3 || marks.strong > 0))) return [];
  if (what === 'data file' && words < 3 && marks.strong === 0) return [];
  const sure = words >= 2 || marks.strong > 0 || (view.module?.sinks.length ?? 0) > 0;
  const language = view.kind === 'text' ? 'script' : view.kind;
  return [
    {
      at: Math.max(0, start),
      message: `${baseName(view.name)} is named as a ${what} but holds ${language} code${start > 100 ? `, behind ${start} blanks` : ''}${marks.strong > 0 ? ', obfuscated' : ''}.`,
      confidence: sure ? Math.min(97, 86 + marks.strong * 4) : 66,
      weight: isTest(view.name) ? 'weak' : sure ? 'proof' : 'strong',
    },
  ];
}

export default {
  id: 'js-in-asset',
  title: 'Program named as a font, image or document',
  severity: 'critical',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1036.008', 'T1027'],
  tradecraft: ['T05', 'T50'],
  description:
    'The extension says font, image, sound, document or archive; the content is JavaScript, a shell or Python script, or an executable. A task or script runs it with an interpreter that does not care for the name, while reviewers and scanners skip assets.',
  benign:
    'Empty files, pointers of git-lfs, web pages saved in place of a missing asset, SVG in an image’s name, and the one-line stand-ins of bundlers and test runners are not reported.',
  file,
} satisfies Detector;
