/** The names that git looks for in a folder of hooks. From githooks(5). */
const HOOKS = new Set(
  'applypatch-msg pre-applypatch post-applypatch pre-commit pre-merge-commit prepare-commit-msg commit-msg post-commit pre-rebase post-checkout post-merge pre-push pre-receive update proc-receive post-receive post-update reference-transaction push-to-checkout pre-auto-gc post-rewrite sendemail-validate fsmonitor-watchman p4-changelist p4-prepare-changelist p4-post-changelist p4-pre-submit post-index-change'.split(
    ' ',
  ),
);
export function isHookName(name: string): boolean {
  return HOOKS.has(name) || HOOKS.has(name.replace(/\.(?:sh|exe|bat|cmd|ps1|py|js)$/, ''));
}
