/**
 * What is known of hosts that commands and lock files name. `source` says where each list comes from. Hosts stand for themselves and everything
 * below them; an entry with a path stands for addresses that begin so.
 */
export interface HostList {
  readonly source: string;
  readonly hosts: readonly string[];
}

/** Vendors whose documented way of installing is to pipe a script into a shell. */
export const INSTALLERS: readonly HostList[] = [
  { source: 'https://docs.docker.com/engine/install/', hosts: ['get.docker.com'] },
  { source: 'https://rustup.rs/', hosts: ['sh.rustup.rs', 'static.rust-lang.org', 'win.rustup.rs'] },
  { source: 'https://bun.com/docs/installation', hosts: ['bun.sh', 'bun.com'] },
  { source: 'https://docs.deno.com/runtime/getting_started/installation/', hosts: ['deno.land', 'dl.deno.land'] },
  { source: 'https://pnpm.io/installation', hosts: ['get.pnpm.io', 'pnpm.io'] },
  { source: 'https://github.com/nodesource/distributions', hosts: ['deb.nodesource.com', 'rpm.nodesource.com'] },
  { source: 'https://docs.astral.sh/uv/getting-started/installation/', hosts: ['astral.sh'] },
  { source: 'https://python-poetry.org/docs/', hosts: ['install.python-poetry.org'] },
  { source: 'https://pip.pypa.io/en/stable/installation/', hosts: ['bootstrap.pypa.io'] },
  { source: 'https://volta.sh/', hosts: ['get.volta.sh'] },
  { source: 'https://mise.jdx.dev/installing-mise.html', hosts: ['mise.run', 'mise.jdx.dev'] },
  { source: 'https://classic.yarnpkg.com/en/docs/install', hosts: ['yarnpkg.com'] },
  { source: 'https://sdkman.io/install', hosts: ['get.sdkman.io'] },
  { source: 'https://nixos.org/download/', hosts: ['nixos.org', 'install.determinate.systems'] },
  { source: 'https://helm.sh/docs/intro/install/', hosts: ['get.helm.sh'] },
  { source: 'https://k3s.io/', hosts: ['get.k3s.io', 'get.rke2.io'] },
  { source: 'https://k3d.io/', hosts: ['raw.githubusercontent.com/k3d-io/', 'raw.githubusercontent.com/rancher/'] },
  { source: 'https://ohmyz.sh/', hosts: ['install.ohmyz.sh', 'raw.githubusercontent.com/ohmyzsh/'] },
  { source: 'https://starship.rs/', hosts: ['starship.rs'] },
  { source: 'https://brew.sh/', hosts: ['raw.githubusercontent.com/Homebrew/'] },
  { source: 'https://github.com/nvm-sh/nvm', hosts: ['raw.githubusercontent.com/nvm-sh/', 'raw.githubusercontent.com/creationix/nvm/'] },
  { source: 'https://getfoundry.sh/', hosts: ['foundry.paradigm.xyz', 'raw.githubusercontent.com/foundry-rs/'] },
  { source: 'https://docs.anza.xyz/cli/install', hosts: ['release.anza.xyz', 'release.solana.com', 'solana-install.solana.workers.dev'] },
  { source: 'https://fly.io/docs/flyctl/install/', hosts: ['fly.io'] },
  { source: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html', hosts: ['awscli.amazonaws.com'] },
  { source: 'https://cloud.google.com/sdk/docs/install', hosts: ['sdk.cloud.google.com', 'dl.google.com', 'packages.cloud.google.com'] },
  { source: 'https://learn.microsoft.com/cli/azure/install-azure-cli-linux', hosts: ['aka.ms', 'packages.microsoft.com', 'dot.net'] },
  { source: 'https://www.pulumi.com/docs/iac/download-install/', hosts: ['get.pulumi.com'] },
  { source: 'https://docs.codecov.com/docs/about-the-codecov-bash-uploader', hosts: ['codecov.io', 'uploader.codecov.io', 'cli.codecov.io'] },
  { source: 'https://docs.codeclimate.com/docs/configuring-test-coverage', hosts: ['codeclimate.com'] },
  { source: 'https://golangci-lint.run/docs/welcome/install/', hosts: ['golangci-lint.run', 'raw.githubusercontent.com/golangci/'] },
  { source: 'https://github.com/anchore/syft', hosts: ['get.anchore.io', 'raw.githubusercontent.com/anchore/'] },
  { source: 'https://trivy.dev/', hosts: ['raw.githubusercontent.com/aquasecurity/'] },
  { source: 'https://rustwasm.github.io/wasm-pack/installer/', hosts: ['rustwasm.github.io'] },
  { source: 'https://get.jetify.com/', hosts: ['get.jetify.com', 'get.jetpack.io'] },
  { source: 'https://ollama.com/download/linux', hosts: ['ollama.com', 'ollama.ai'] },
  { source: 'https://claude.com/product/claude-code', hosts: ['claude.ai', 'claude.com'] },
  { source: 'https://cursor.com/cli', hosts: ['cursor.com'] },
  { source: 'https://opencode.ai/', hosts: ['opencode.ai'] },
  { source: 'https://direnv.net/docs/installation.html', hosts: ['direnv.net'] },
  { source: 'https://taskfile.dev/installation/', hosts: ['taskfile.dev'] },
  { source: 'https://just.systems/man/en/pre-built-binaries.html', hosts: ['just.systems'] },
  { source: 'https://cli.doppler.com/', hosts: ['cli.doppler.com'] },
  { source: 'https://railway.com/', hosts: ['railway.com', 'railway.app'] },
  { source: 'https://tailscale.com/download/linux', hosts: ['tailscale.com'] },
  { source: 'https://community.chocolatey.org/', hosts: ['community.chocolatey.org', 'chocolatey.org', 'get.scoop.sh'] },
  { source: 'https://www.npmjs.com/', hosts: ['npmjs.org', 'npmjs.com', 'install.npmjs.com'] },
  { source: 'https://dist.nuget.org/', hosts: ['dist.nuget.org'] },
  { source: 'https://composer.github.io/installer.sig', hosts: ['getcomposer.org'] },
  { source: 'https://get.rvm.io/', hosts: ['get.rvm.io'] },
  { source: 'https://get.haskellstack.org/', hosts: ['get.haskellstack.org', 'get-ghcup.haskell.org'] },
  { source: 'https://get.starkli.sh', hosts: ['get.starkli.sh', 'docs.swmansion.com', 'get.dojoengine.org', 'install.dojoengine.org'] },
  { source: 'https://get.trunk.io', hosts: ['get.trunk.io'] },
  { source: 'https://cli.github.com/', hosts: ['cli.github.com'] },
];

/** Anyone gets a host name or a file address here within a minute: seen as stage hosts in the reports of tradecraft T41–T48. */
export const THROWAWAY: readonly HostList[] = [
  {
    source: 'https://publicsuffix.org/list/ (private section: application hosting)',
    hosts: [
      'vercel.app', 'now.sh', 'netlify.app', 'onrender.com', 'herokuapp.com', 'pages.dev', 'workers.dev', 'glitch.me', 'repl.co',
      'replit.app', 'replit.dev', 'surge.sh', 'web.app', 'firebaseapp.com', 'fly.dev', 'up.railway.app', 'deno.dev', 'azurewebsites.net',
      'tiiny.site', 'tiiny.host', 'cyclic.app', 'koyeb.app', '000webhostapp.com', 'r2.dev', 'hf.space',
    ],
  },
  {
    source: 'https://blog.nviso.eu/2025/11/13/contagious-interview-actors-now-utilize-json-storage-services-for-malware-delivery/',
    hosts: ['jsonkeeper.com', 'npoint.io', 'jsonsilo.com', 'jsonbin.io', 'mocki.io', 'run.mocky.io', 'mocky.io', 'extendsclass.com', 'jsonblob.com'],
  },
  { source: 'https://attack.mitre.org/techniques/T1608/005/ (link targets)', hosts: ['short.gy', 'bit.ly', 'tinyurl.com', 'is.gd', 'cutt.ly', 't.ly', 'rb.gy', 'shorturl.at', 'rebrand.ly', 't.co', 'goo.gl', 'ow.ly', 'v.gd'] },
  { source: 'https://attack.mitre.org/techniques/T1102/', hosts: ['pastebin.com', 'paste.ee', 'rentry.co', 'hastebin.com', 'dpaste.com', 'dpaste.org', 'ghostbin.com', 'paste.rs', 'termbin.com', '0x0.st', 'transfer.sh', 'catbox.moe', 'file.io', 'gofile.io', 'anonfiles.com', 'temp.sh', 'bashupload.com', 'discordapp.com', 'discord.com', 'cdn.discordapp.com', 'api.telegram.org', 'ix.io', 'sprunge.us'] },
  { source: 'https://attack.mitre.org/techniques/T1572/', hosts: ['ngrok.io', 'ngrok-free.app', 'ngrok.app', 'ngrok.dev', 'trycloudflare.com', 'loca.lt', 'localhost.run', 'serveo.net', 'lhr.life', 'pinggy.link', 'devtunnels.ms', 'playit.gg'] },
  { source: 'https://attack.mitre.org/techniques/T1567/ (request collectors)', hosts: ['webhook.site', 'requestcatcher.com', 'requestbin.net', 'pipedream.net', 'beeceptor.com', 'hookb.in', 'burpcollaborator.net', 'oastify.com', 'oast.fun', 'oast.live', 'oast.me', 'oast.online', 'oast.pro', 'oast.site', 'interact.sh', 'interactsh.com', 'canarytokens.com', 'dnslog.cn'] },
];

/** Where lock files of honest projects point. */
export const REGISTRIES: readonly HostList[] = [
  { source: 'https://docs.npmjs.com/cli/using-npm/registry', hosts: ['registry.npmjs.org', 'registry.npmjs.com', 'npmjs.org', 'npmjs.com'] },
  { source: 'https://yarnpkg.com/', hosts: ['registry.yarnpkg.com', 'yarnpkg.com'] },
  { source: 'https://npmmirror.com/', hosts: ['npmmirror.com', 'registry.npmmirror.com', 'cdn.npmmirror.com', 'registry.npm.taobao.org', 'npm.taobao.org', 'registry.nlark.com', 'registry.cnpmjs.org', 'r.cnpmjs.org', 'mirrors.cloud.tencent.com', 'mirrors.tencent.com', 'repo.huaweicloud.com', 'mirrors.huaweicloud.com', 'registry.npm.alibaba-inc.com'] },
  { source: 'https://docs.github.com/packages', hosts: ['npm.pkg.github.com', 'codeload.github.com', 'github.com', 'gitlab.com', 'bitbucket.org', 'raw.githubusercontent.com', 'objects.githubusercontent.com'] },
  { source: 'https://jsr.io/docs/npm-compatibility', hosts: ['npm.jsr.io', 'jsr.io'] },
  { source: 'https://pkg.pr.new/', hosts: ['pkg.pr.new', 'pkg.csb.dev'] },
  { source: 'https://docs.sheetjs.com/docs/getting-started/installation/nodejs', hosts: ['cdn.sheetjs.com'] },
  { source: 'https://fontawesome.com/docs/web/setup/packages', hosts: ['npm.fontawesome.com', 'npm.greensock.com', 'npm.fortawesome.com'] },
  { source: 'vendors of private registries', hosts: ['jfrog.io', 'pkgs.visualstudio.com', 'pkgs.dev.azure.com', 'amazonaws.com', 'cloudsmith.io', 'gemfury.com', 'fury.io', 'myget.org', 'pkg.dev', 'packagecloud.io', 'bytesafe.dev', 'sonatype.com', 'socket.dev', 'verdaccio.org'] },
  { source: 'https://www.electronjs.org/', hosts: ['electronjs.org', 'nodejs.org', 'deno.land', 'esm.sh', 'unpkg.com', 'cdn.jsdelivr.net'] },
];
