import { describe, expect, test } from 'vitest';
import { lines, triggersOf } from '../support/testing.ts';
import rustAndGo from './rust-and-go.ts';

describe('rust-and-go', () => {
  test.each<[string, string, string[]]>([
    ['Cargo.toml', '[package]\nname = "x"\n', ['build build script @1 => build.rs']],
    ['Cargo.toml', '[package]\nbuild = false\n[lib]\nproc-macro = true\n', ['build procedural macro @2 => src/lib.rs']],
    ['.cargo/config.toml', '[build]\nrustc-wrapper = "./w.sh"\n', ['build build.rustc-wrapper @2: ./w.sh => w.sh']],
    ['a.go', 'package a\n//go:generate sh w.sh\n', ['build go:generate @2: sh w.sh => w.sh']],
  ])('%s', (name, text, expected) => {
    expect(lines(triggersOf(rustAndGo, { [name]: text, 'build.rs': '', 'src/lib.rs': '', 'w.sh': '' }))).toEqual(
      expected,
    );
  });
});
