/** Ruby files that tools evaluate (Gemfile, gemspecs, Rakefile, Guardfile, Vagrantfile …) and composer's scripts and plugins. */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, jsonDoc, strings } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger, plainCommand, setAside, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const RUBY: ReadonlyMap<string, string> = new Map([
  ['Gemfile', 'bundle install'],
  ['Rakefile', 'rake'],
  ['Guardfile', 'guard'],
  ['Vagrantfile', 'vagrant up'],
  ['Podfile', 'pod install'],
  ['Fastfile', 'fastlane'],
  ['Brewfile', 'brew bundle'],
  ['Dangerfile', 'danger'],
  ['Capfile', 'cap'],
  ['extconf.rb', 'gem install'],
  ['config.ru', 'rackup'],
  ['.irbrc', 'irb'],
  ['.pryrc', 'pry'],
]);
/** Composer runs these without being asked. */
const AUTOMATIC =
  /^(?:(?:pre|post)-(?:install|update|autoload-dump|root-package-install|create-project|package-(?:install|update|uninstall)|dependencies-solving|operations-exec|pool-create|file-download|command-run)-?(?:cmd)?|init)$/;

export default {
  id: 'ruby-and-php',
  title: 'Ruby and PHP projects',
  wants: (name) => RUBY.has(baseName(name)) || /\.gemspec$|(?:^|\/)composer\.json$/.test(name),
  read(file, context) {
    const base = baseName(file.name);
    if (base === 'composer.json') return composer(jsonDoc(context.text(file.path)), file, context);
    const action = RUBY.get(base) ?? 'bundle install';
    return [
      makeTrigger(file, {
        kind: 'ruby-file',
        moment: /install/.test(action) ? 'install' : 'run',
        automatic: false,
        action,
        label: base,
        entries: [{ path: file.path, how: 'other', steps: [action] }],
      }),
    ];
  },
} satisfies TriggerReader;

function composer(doc: Doc | null, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return (doc?.get('scripts')?.entries() ?? []).slice(0, 200).flatMap(([name, value]) => {
    const commands = strings(value)
      .flatMap((text) => plainCommand(text.replace(/^@(?:php )/, 'php ').replace(/^@putenv .*/, ''), value.line))
      .filter((command) => !/^@|::/.test(command.text));
    if (commands.length === 0) return [];
    const lifecycle = AUTOMATIC.test(name);
    return [
      makeTrigger(file, {
        kind: 'composer-script',
        moment: lifecycle ? 'install' : 'run',
        automatic: lifecycle && !setAside(file),
        action: lifecycle ? 'composer install' : `composer ${name}`,
        label: name,
        line: value.line,
        commands,
        entries: startedBy(context, file, folderOf(file.name), commands, name),
        stealth: commands.flatMap((command) => commandStealth(command.text)),
      }),
    ];
  });
}
