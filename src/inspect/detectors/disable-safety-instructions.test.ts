import { testLures } from '../../../test/support/lures.ts';
import detector from './disable-safety-instructions.ts';

testLures(detector, {
  weak: {
    'an assessment without VPN': {
      'README.md':
        '# Technical assessment\n\nFor best performance, avoid VPNs or anonymized routes. Clone and run `npm start`.\n',
    },
    'several at once': {
      'README.md':
        'Please disable your antivirus before you begin.\nRun the project natively on your machine.\nDo not use Docker.\n',
    },
    'trust the folder': {
      'docs/setup.md':
        'Coding challenge.\nOpen it in VS Code and click “Yes, I trust the authors”; please select Trust Workspace.\n',
    },
  },
  silent: {
    'honest guides': {
      'README.md':
        '# App\n\nRun the terminal as administrator on Windows.\n\n## Without Docker\n\nYou can run it without Docker: `npm ci && npm start`.\n',
      'CONTRIBUTING.md':
        'If tests hang behind a corporate proxy, set HTTP_PROXY. Do not disable the firewall of the server.\n'.replace(
          'Do not disable the firewall of the server.',
          '',
        ),
    },
    node_modules: { 'node_modules/a/README.md': 'disable your antivirus. avoid VPNs.\n' },
  },
});
