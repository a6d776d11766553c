/** `build.rs` runs with every `cargo build` and also when an editor opens the project: one that fetches and starts programs is a trigger. */

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
    const pipes =
      shell !== null &&
      /(?:curl|wget|iwr|irm|Invoke-WebRequest)[^"]{0,300}(?:\|\s*(?:ba|z|da)?sh|iex|&&\s*(?:sh|bash|chmod|\.\/))/.test(
        shell[1] ?? '',
      );
    const hidden = shell !== null && /-enc\b|hidden|base64\s+-d|nohup|\/b\b/i.test(shell[1] ?? '');
    const address = fetcher !== null && /"https?:\/\/(?:\d{1,3}\.){3}\d{1,3}/.test(text);
    if (fetcher === null && !pipes && !hidden) continue;
    const trigger = context.triggers.find(
      (one) => one.file === path || one.entries.some((entry) => entry.path === path),
    );
    const strong = pipes || hidden || address;
    yield {
      file: path,
      at: (strong ? (shell ?? fetcher) : fetcher)?.index ?? 0,
      message: `The build script ${pipes ? 'pipes a download into a shell' : hidden ? 'starts a hidden or encoded shell' : address ? 'fetches from a bare address' : 'uses the network'}.`,
      confidence: strong ? 86 : 40,
      ...(strong
        ? { weight: 'strong' as const, severity: 'high' as const }
        : { weight: 'info' as const, severity: 'low' as const }),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'build script',
      group: path,
    };
  }
}
