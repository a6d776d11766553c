/** `build.rs` runs with every `cargo build` and also when an editor opens the project: one that fetches and starts programs is a trigger. */

import { parseCommandLine } from '../../syntax/index.ts';
import { downloadRuns } from '../commands/download-and-run.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesNamed } from '../names/by-name.ts';

export default {
  id: 'build-rs-download',
  title: 'Rust build script fetches or starts something odd',
  severity: 'medium',
  weight: 'weak',
  aspect: 'starts',
  techniques: ['T1059', 'T1105', 'T1195.001'],
  tradecraft: ['T12', 'T16'],
  description:
    'A `build.rs` starts a shell, a downloader or a hidden PowerShell, or fetches something and runs it. Cargo runs it on build, rust-analyzer when the folder is opened.',
  benign:
    'Crates that fetch prebuilt libraries are common and only weakly reported; calling cc, cmake, git, protoc or pkg-config is not.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of filesNamed(context, 'build.rs')) {
    if (!/(?:^|\/)build\.rs$/.test(name) || /(?:^|\/)(?:node_modules|vendor)\//.test(name)) continue;
    const text = (context.text(path)?.slice(0, 262_144) ?? '').replace(/^[ \t]*\/\/.*$/gm, (line) =>
      ' '.repeat(line.length),
    );
    const shell = /Command::new\(\s*"(?:sh|bash|cmd|powershell|pwsh|zsh)(?:\.exe)?"\s*\)([\s\S]{0,600})/.exec(text);
    const fetcher =
      /Command::new\(\s*"(?:curl|wget|certutil|bitsadmin|mshta)(?:\.exe)?"\s*\)|\b(?:reqwest|ureq|attohttpc|minreq|curl::easy)\b/.exec(
        text,
      );
    const run = shell === null ? null : downloadIn(shell[1] ?? '');
    const usual = run !== null && run.url !== '' && /^(?:installer|local)$/.test(hostClass(run.url));
    const pipes = run !== null && !usual;
    const started = startsWhatItFetched(text);
    const hidden = shell !== null && /-enc\b|hidden|base64\s+-d|nohup|\/b\b/i.test(shell[1] ?? '');
    const address = (fetcher !== null || started) && /"https?:\/\/(?:\d{1,3}\.){3}\d{1,3}/.test(text);
    if (fetcher === null && !pipes && !hidden && !started) continue;
    const trigger = context.triggers.find(
      (one) => one.file === path || one.entries.some((entry) => entry.path === path),
    );
    const strong = pipes || hidden || address || started;
    // code of somebody else, decided anew at each build: no crate needs that
    const proof =
      pipes ||
      (started && (address || hidden)) ||
      (hidden && /base64|-enc/i.test(shell?.[1] ?? '') && (run !== null || fetcher !== null));
    yield {
      file: path,
      at: (strong ? (shell ?? fetcher) : fetcher)?.index ?? 0,
      message: `The build script ${pipes ? 'hands a download to a shell' : started ? 'starts what it has downloaded' : hidden ? 'starts a hidden or encoded shell' : address ? 'fetches from a bare address' : 'uses the network'}.`,
      confidence: proof ? 90 : strong ? 86 : 40,
      ...(proof
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : strong
          ? { weight: 'strong' as const, severity: 'high' as const }
          : { weight: 'info' as const, severity: 'low' as const }),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'build script',
      group: path,
    };
  }
}

/** The string literals of a chain of `.arg("…")`, read as command lines. */
function downloadIn(chain: string): { readonly url: string } | null {
  for (const match of chain.matchAll(/"((?:[^"\\]|\\.){0,600})"/g)) {
    const line = (match[1] ?? '').replaceAll('\\"', '"').replaceAll('\\n', ' ');
    const found = downloadRuns(parseCommandLine(line), line)[0];
    if (found !== undefined) return found;
    if (/^(?:curl|wget|iwr|irm)\b/.test(line) && /&&\s*(?:sh|bash|chmod|\.\/)/.test(line)) return { url: '' };
  }
  return null;
}

/** `curl -o path` or `fs::write(path, body)`, then `Command::new(path)`. */
function startsWhatItFetched(text: string): boolean {
  const saves = [
    ...text.matchAll(
      /\bfs::write\s*\(\s*&?\s*(\w{2,60})|\bFile::create\s*\(\s*&?\s*(\w{2,60})|"-o"\s*\)?\s*(?:\.arg\(|,)\s*&?\s*(\w{2,60})/g,
    ),
  ].slice(0, 20);
  if (saves.length === 0 || !/"(?:curl|wget)"|\b(?:reqwest|ureq|attohttpc|minreq|curl::easy)\b/.test(text))
    return false;
  const release =
    /"https:\/\/(?:[\w.-]{1,80}\.)?(?:github\.com|githubusercontent\.com|gitlab\.com|crates\.io|rust-lang\.org)\//.test(
      text,
    );
  return (
    !release &&
    saves.some((match) => {
      const path = match[1] ?? match[2] ?? match[3] ?? '';
      return new RegExp(`Command::new\\(\\s*&?\\s*${path}\\b`).test(text);
    })
  );
}
