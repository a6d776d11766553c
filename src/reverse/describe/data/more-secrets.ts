/** Files and folders of secrets that are ordinary names: a part of a path of their own. Sources: the tools' documentation; ATT&CK T1552.001, T1552.004; catalogue T75. */
export const MORE_SECRETS: readonly { readonly text: string; readonly what: string }[] = [
  { text: '.env', what: 'secrets of a project' },
  { text: '.git-credentials', what: 'git passwords' },
  { text: '.npmrc', what: 'npm tokens' },
  { text: '.pypirc', what: 'PyPI tokens' },
  { text: '.netrc', what: 'passwords of hosts' },
  { text: 'login.keychain-db', what: 'keychain of macOS' },
  { text: 'id_rsa', what: 'SSH key' },
  { text: '.ssh', what: 'SSH keys' },
  { text: '.aws', what: 'AWS keys' },
  { text: '.gnupg', what: 'GnuPG keys' },
  { text: '.kube', what: 'Kubernetes access' },
  { text: 'keystore', what: 'key store' },
];
