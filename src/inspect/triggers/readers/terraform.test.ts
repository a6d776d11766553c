// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of shells and editors
import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import terraform from './terraform.ts';

describe('terraform', () => {
  test('providers of a lock file, as bare addresses (T20)', () => {
    const found = triggersOf(terraform, {
      '.terraform.lock.hcl':
        'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.0.0"\n}\nprovider "registry.example/hashicorp/null" {\n}\n',
    });
    expect(found.map((one) => [one.kind, one.line, one.label])).toEqual([
      ['terraform-provider', 1, 'registry.terraform.io/hashicorp/aws'],
      ['terraform-provider', 4, 'registry.example/hashicorp/null'],
    ]);
  });
  test('programs of a plan and an apply', () => {
    const text =
      'terraform {\n  required_providers {\n    x = {\n      source = "a/b"\n    }\n  }\n}\nresource "null_resource" "r" {\n  provisioner "local-exec" {\n    command = "node ${path.module}/a.js"\n  }\n}\ndata "external" "e" {\n  program = ["node", "b.js"]\n}\n';
    expect(lines(triggersOf(terraform, { 'main.tf': text, 'a.js': '', 'b.js': '' }))).toEqual([
      'install a/b @4',
      'run local-exec @10: node ./a.js => a.js',
      'run external @14: node b.js => b.js',
    ]);
  });
});
