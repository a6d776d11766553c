import { describe, expect, it } from 'vitest';
import { formatJson, identifier, registry, rulesPage, techniqueLink } from './generated-text.ts';

describe('registry', () => {
  it('imports every module of the folder, sorted, under a name that may be bound', () => {
    const text = registry({
      names: ['vscode-task', 'eval'],
      from: './',
      type: 'Detector',
      typeFrom: '../d.ts',
      list: 'all',
    });
    expect(text).toContain("import _eval from './eval.ts';\nimport vscodeTask from './vscode-task.ts';");
    expect(text).toContain('export const all: readonly Detector[] = [\n  _eval,\n  vscodeTask,\n];');
  });
  it('makes identifiers of file names', () => {
    expect(identifier('7z-sfx.x')).toBe('_7zSfxX');
  });
});

describe('rulesPage', () => {
  it('says everything of a rule, with links to its techniques', () => {
    const page = rulesPage([
      {
        id: 'fake-font',
        title: 'A font | that is code',
        severity: 'high',
        weight: 'strong',
        aspect: 'hides',
        techniques: ['T1027.009'],
        tradecraft: ['T12'],
        description: 'Catches it.',
        benign: 'Real fonts.',
      },
    ]);
    expect(page).toContain('| [fake-font](#fake-font) | high     | strong | A font \\| that is code |');
    expect(page).toContain('[T1027.009](https://attack.mitre.org/techniques/T1027/009/)');
    expect(page).toContain('**Honest code that looks alike.** Real fonts.');
  });
  it('links techniques without a part too', () => {
    expect(techniqueLink('T1059')).toBe('[T1059](https://attack.mitre.org/techniques/T1059/)');
  });
});

describe('formatJson', () => {
  it('keeps short plain lists on one line and gives objects lines of their own', () => {
    expect(formatJson({ a: [1, 'x'], b: {}, c: [{ d: null }] })).toBe(
      '{\n  "a": [1, "x"],\n  "b": {},\n  "c": [\n    {\n      "d": null\n    }\n  ]\n}\n',
    );
    expect(formatJson(['x'.repeat(130)])).toContain('[\n  "xxx');
  });
});
