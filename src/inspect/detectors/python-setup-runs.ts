/** Python files that run by themselves (setup.py on install, `.pth` and sitecustomize with every interpreter, conftest.py with tests) and that decode or fetch code. */

import { runsUnasked } from '../commands/moments.ts';
import { isExample } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

export default {
  id: 'python-setup-runs',
  title: 'Python start-up file runs hidden or fetched code',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1059.006', 'T1546', 'T1140'],
  tradecraft: ['T60', 'T12'],
  description:
    'A `setup.py`, `conftest.py`, `sitecustomize.py`, package `__init__.py` beside a setup, or a line of a `.pth` file decodes text and executes it, executes what it fetches, or starts a downloader. These files run on install, on test, or with every start of Python.',
  benign:
    'Reading a version file with `exec(open(…).read())`, calling git, cmake or a compiler, and the `.pth` lines of setuptools and coverage are usual.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const UNITS = 262_144;
const EXECUTES = /\b(?:exec|eval|compile)\s*\(/;
const DECODES =
  /\b(?:b64decode|b32decode|b85decode|a85decode|unhexlify|fromhex|zlib\.decompress|marshal\.loads|lzma\.decompress|bz2\.decompress|codecs\.decode)\b|\[::\s*-1\]/;
const FETCHES =
  /\b(?:urlopen|urlretrieve|requests\.(?:get|post|request)|httpx\.(?:get|post)|http\.client|socket\.socket|urllib3?\.)/;
const STARTS =
  /\b(?:subprocess\.(?:Popen|run|call|check_call|check_output)|os\.(?:system|popen|exec\w+|spawn\w+)|pty\.spawn)\s*\(/;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesWithExtension(context, 'py', 'pth')) {
    const base = name.slice(name.lastIndexOf('/') + 1);
    if (/(?:^|\/)(?:node_modules|site-packages|\.venv|venv)\//.test(name) && !base.endsWith('.pth')) continue;
    const text = context.text(path)?.slice(0, UNITS);
    if (text === undefined) continue;
    const found = base.endsWith('.pth')
      ? fromPth(text)
      : /^(?:setup|conftest|sitecustomize|usercustomize|noxfile|fabfile|wscript|hatch_build|build|manage)\.py$/.test(
            base,
          )
        ? fromStartUp(base, text)
        : null;
    if (found === null) continue;
    const trigger = context.triggers.find(
      (one) => one.file === path || one.entries.some((entry) => entry.path === path),
    );
    const proof = found.confidence >= 90 && trigger !== undefined && runsUnasked(trigger);
    yield {
      file: path,
      at: found.at,
      message: found.message,
      confidence: isExample(name) ? Math.min(60, found.confidence) : found.confidence,
      ...(proof
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : found.confidence < 70
          ? { weight: 'weak' as const, severity: 'medium' as const }
          : {}),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'python start-up code',
      group: path,
    };
  }
}

interface Found {
  readonly at: number;
  readonly message: string;
  readonly confidence: number;
}

function fromStartUp(base: string, text: string): Found | null {
  const code = text.replace(/^[ \t]*#.*$/gm, (line) => ' '.repeat(line.length));
  const executes = EXECUTES.exec(code);
  const starts = STARTS.exec(code);
  if (executes !== null) {
    const near = code.slice(Math.max(0, executes.index - 400), executes.index + 600);
    // `exec(open("version.py").read())` and its many spellings
    const inner = code.slice(executes.index, executes.index + 300);
    if (DECODES.test(inner) || /\b(?:exec|eval)\s*\(\s*(?:\(\s*_+\s*\)\s*\(\s*b?["']|\(?\s*lambda)/.test(inner))
      return { at: executes.index, message: `${base} decodes text and executes it.`, confidence: 93 };
    if (
      FETCHES.test(inner) ||
      (FETCHES.test(near) &&
        /\b(?:exec|eval)\s*\(\s*\w+(?:\.text|\.content|\.decode\(\)|\.read\(\))?\s*[,)]/.test(inner) &&
        !/open\s*\(/.test(inner))
    )
      return { at: executes.index, message: `${base} executes what it fetches.`, confidence: 92 };
    if (DECODES.test(near) && !/open\s*\(/.test(inner))
      return { at: executes.index, message: `${base} decodes text near where it executes something.`, confidence: 62 };
  }
  if (starts !== null) {
    const call = code.slice(starts.index, starts.index + 500);
    if (
      /\b(?:curl|wget|Invoke-WebRequest|iwr|certutil|bitsadmin|mshta|powershell[^"'\n]{0,40}(?:-enc|hidden))\b/i.test(
        call,
      ) &&
      /https?:|-enc|hidden/i.test(call)
    )
      return { at: starts.index, message: `${base} starts a downloader or a hidden shell.`, confidence: 84 };
    if (/["']-c["']\s*,|python[\w.]*\s+-c\b/.test(call) && (DECODES.test(call) || FETCHES.test(call)))
      return {
        at: starts.index,
        message: `${base} starts another Python with decoded or fetched code.`,
        confidence: 86,
      };
  }
  return /^(?:sitecustomize|usercustomize)\.py$/.test(base) && (starts !== null || FETCHES.test(code))
    ? {
        at: 0,
        message: `${base} runs with every start of Python and starts programs or uses the network.`,
        confidence: 72,
      }
    : null;
}

/** Lines of a `.pth` file that begin with `import` are executed. */
function fromPth(text: string): Found | null {
  let at = 0;
  for (const line of text.split('\n')) {
    if (/^import[\s;]/.test(line)) {
      const known =
        /^import (?:sys, types, os;\s*has_mfs|os; var = 'SETUPTOOLS_USE_DISTUTILS'|coverage; coverage\.process_startup|pytest_cov|__editable__|_virtualenv|sys; sys\.__plen|os, sys;exec\('try:\\n\s+from pytest_cov)/.test(
          line,
        ) || /__path_hook__|_distutils_hack|__editables?__/.test(line);
      if (
        !known &&
        (EXECUTES.test(line) ||
          DECODES.test(line) ||
          FETCHES.test(line) ||
          STARTS.test(line) ||
          /subprocess|urllib|socket|__import__\(/.test(line))
      )
        return { at, message: 'A line of this .pth file executes code with every start of Python.', confidence: 88 };
    }
    at += line.length + 1;
  }
  return null;
}
