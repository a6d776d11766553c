/** Builds that are programs: Gradle scripts and wrappers, Maven wrappers and plugins that run programs, MSBuild `Exec`. Opening such a project in an IDE evaluates the build. */
import { LineIndex } from '../../../lib/index.ts';
import type { TreeFile } from '../../../model/index.ts';
import { iniLines } from '../support/ini.ts';
import { baseName, folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { xmlTags } from '../support/xml-tags.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

export default {
  id: 'jvm-and-dotnet',
  title: 'JVM and .NET builds',
  wants: (name) =>
    /(?:^|\/)(?:build|settings|init)\.gradle(?:\.kts)?$|(?:^|\/)(?:gradle|maven)-wrapper\.(?:jar|properties)$|(?:^|\/)(?:gradlew|mvnw)(?:\.bat|\.cmd)?$|(?:^|\/)\.mvn\/(?:extensions\.xml|jvm\.config|maven\.config)$|(?:^|\/)pom\.xml$|\.(?:cs|vb|fs)proj$|(?:^|\/)Directory\.Build\.(?:props|targets)$|\.(?:targets|vcxproj)$|(?:^|\/)build\.(?:sbt|xml|cake)$/.test(
      name,
    ),
  read(file, context) {
    const base = baseName(file.name);
    if (base.endsWith('.jar'))
      return [
        made(file, 'build-wrapper', base, 1, base, 'gradlew or mvnw, or open the project', [
          { path: file.path, how: 'binary', steps: [base] },
        ]),
      ];
    const text = (context.text(file.path) ?? '').slice(0, 1_000_000);
    if (base.endsWith('.properties')) return wrapper(text, file);
    if (/proj$|\.targets$|\.props$/.test(base)) return msbuild(text, file, context);
    if (base === 'pom.xml') return maven(text, file, context);
    return [
      made(
        file,
        'build-script',
        base,
        1,
        base,
        base.startsWith('mvnw') || base.startsWith('gradlew') ? `./${base}` : 'open or build the project',
        [{ path: file.path, how: /^(?:mvnw|gradlew)/.test(base) ? 'shell' : 'other', steps: [base] }],
      ),
    ];
  },
} satisfies TriggerReader;

function made(
  file: TreeFile,
  kind: string,
  label: string,
  line: number,
  excerpt: string,
  action: string,
  entries: Trigger['entries'],
  commands: Trigger['commands'] = [],
): Trigger {
  return makeTrigger(file, {
    kind,
    moment: 'build',
    automatic: false,
    action,
    label,
    line,
    excerpt,
    entries,
    commands,
  });
}

function wrapper(text: string, file: TreeFile): readonly Trigger[] {
  return iniLines(text).flatMap(({ key, value, line }) =>
    /^(?:distributionurl|wrapperurl)$/.test(key)
      ? [
          made(
            file,
            'build-wrapper',
            key,
            line,
            value.replaceAll('\\:', ':'),
            'gradlew or mvnw, or open the project',
            [],
          ),
        ]
      : [],
  );
}

function msbuild(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const lines = new LineIndex(text);
  return xmlTags(text).flatMap((tag) => {
    const command =
      tag.name === 'Exec'
        ? (tag.attributes.get('Command') ?? '')
        : /^(?:Pre|Post)BuildEvent$|^(?:PreLink|CustomBuild)Event$|^Command$/.test(tag.name) && !tag.closing
          ? tag.text.trim()
          : '';
    const line = lines.at(tag.at).line;
    const commands = plainCommand(
      command.replaceAll(/\$\((?:ProjectDir|MSBuildThisFileDirectory|MSBuildProjectDirectory|SolutionDir)\)/g, './'),
      line,
    );
    return commands.length === 0
      ? []
      : [
          made(
            file,
            'msbuild-exec',
            tag.name,
            line,
            command,
            'dotnet build, or open the project',
            startedBy(context, file, folderOf(file.name), commands),
            commands,
          ),
        ];
  });
}

/** exec-maven-plugin and antrun name programs. */
function maven(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const lines = new LineIndex(text);
  return xmlTags(text).flatMap((tag) => {
    const command = tag.closing
      ? ''
      : tag.name === 'executable' && tag.attributes.size === 0
        ? tag.text.trim()
        : tag.name === 'exec'
          ? (tag.attributes.get('executable') ?? '')
          : '';
    const line = lines.at(tag.at).line;
    const commands = plainCommand(command.replaceAll(/\$\{(?:project\.)?basedir\}/g, '.'), line);
    return commands.length === 0
      ? []
      : [
          made(
            file,
            'maven-exec',
            tag.name,
            line,
            command,
            'mvn (build)',
            startedBy(context, file, folderOf(file.name), commands),
            commands,
          ),
        ];
  });
}
