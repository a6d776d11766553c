/** Cargo build scripts, procedural macros and `.cargo/config.toml` programs, which `cargo build` runs (and an editor's language server with it); Go `//go:generate` lines and cgo flags. */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, strings, tomlDoc } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger, named, plainCommand, startedBy } from '../support/make-trigger.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

export default {
  id: 'rust-and-go',
  title: 'Rust and Go projects',
  wants: (name) => /(?:^|\/)(?:Cargo\.toml|\.cargo\/config(?:\.toml)?|rust-toolchain\.toml)$|\.go$/.test(name),
  read(file, context) {
    const text = context.text(file.path);
    if (text === null) return [];
    if (file.name.endsWith('.go')) return generate(text, file, context);
    return baseName(file.name) === 'Cargo.toml' ? cargo(text, file, context) : cargoConfig(text, file, context);
  },
} satisfies TriggerReader;

function cargo(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const doc = tomlDoc(text);
  if (doc === null) return [];
  const folder = folderOf(file.name);
  const build = doc.get('package', 'build');
  const script =
    build?.value === false ? [] : named(context, file, folder, `./${build?.string ?? 'build.rs'}`, 'other', 'build.rs');
  const macro =
    doc.get('lib', 'proc-macro')?.value === true || doc.get('lib', 'proc_macro')?.value === true
      ? named(context, file, folder, `./${doc.get('lib', 'path')?.string ?? 'src/lib.rs'}`, 'other', 'procedural macro')
      : [];
  // rust-analyzer runs build scripts and macros when the folder is opened and trusted; cargo when anything is built
  return [
    ...script.map((entry) => ({ entry, label: 'build script' })),
    ...macro.map((entry) => ({ entry, label: 'procedural macro' })),
  ].map(({ entry, label }) =>
    makeTrigger(file, {
      kind: 'cargo-build',
      moment: 'build',
      automatic: false,
      action: 'cargo build, or open the folder with rust-analyzer',
      label,
      line: build?.line ?? 1,
      excerpt: entry.path,
      entries: [entry],
    }),
  );
}

function cargoConfig(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const doc = tomlDoc(text);
  const home = folderOf(file.name, 2);
  if (doc === null) return [];
  const rows = [
    ...['rustc', 'rustc-wrapper', 'rustc-workspace-wrapper', 'rustdoc'].map(
      (key) => [`build.${key}`, doc.get('build', key)] as const,
    ),
    ...(doc.get('target')?.entries() ?? [])
      .slice(0, 50)
      .flatMap(([target, value]) =>
        ['runner', 'linker'].map((key) => [`target.${target}.${key}`, value.get(key)] as const),
      ),
    ...(doc.get('registries')?.entries() ?? [])
      .slice(0, 50)
      .map(([name, value]) => [`registries.${name}`, value.get('index')] as const),
    ...(doc.get('source')?.entries() ?? [])
      .slice(0, 50)
      .map(([name, value]) => [`source.${name}`, value.get('registry')] as const),
    ...[['credential-alias'], ['alias']].flatMap((keys) =>
      (doc.get(...keys)?.entries() ?? []).slice(0, 50).map(([name, value]) => [`${keys[0]}.${name}`, value] as const),
    ),
  ];
  return rows.flatMap(([key, value]) => {
    const command = commandText(value);
    if (value === null || command === null || key.startsWith('alias.')) return [];
    const commands = /^(?:registries|source)/.test(key) ? [] : plainCommand(command, value.line);
    return [
      makeTrigger(file, {
        kind: 'cargo-config',
        moment: 'build',
        automatic: false,
        action: 'cargo (build, run or test)',
        label: key,
        line: value.line,
        excerpt: `${key} = ${strings(value).join(' ')}`,
        commands,
        entries: startedBy(context, file, home, commands, key),
      }),
    ];
  });
}

function generate(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  if (!text.includes('//go:generate')) return [];
  let line = 0;
  return text
    .slice(0, 1_000_000)
    .split('\n')
    .flatMap((row) => {
      line++;
      const match = /^\/\/go:generate\s{1,20}(.{1,2000})$/.exec(row);
      const commands = plainCommand(match?.[1] ?? null, line);
      return commands.length === 0
        ? []
        : [
            makeTrigger(file, {
              kind: 'go-generate',
              moment: 'build',
              automatic: false,
              action: 'go generate',
              label: 'go:generate',
              line,
              commands,
              entries: startedBy(context, file, folderOf(file.name), commands),
            }),
          ];
    });
}
