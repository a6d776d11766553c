/** Tokens of services, told by their shape; shown shortened: enough to know one again, not enough to use it. Sources: the services' documentation. */
export interface TokenKind {
  readonly algorithm: string;
  readonly use: string;
  /** of a Supabase token: project and role */
  readonly ref: string | null;
  readonly role: string | null;
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:bot)?\d{8,10}:[A-Za-z0-9_-]{35}$/, 'Telegram bot'],
  [/^sb_(?:publishable|secret|anon)_[\w-]{16,}$/, 'Supabase key'],
  [/^AIza[\w-]{35}$/, 'Google API'],
  [/^gh[pousr]_[A-Za-z0-9]{36,}$/, 'GitHub'],
  [/^xox[abprs]-[\w-]{20,}$/, 'Slack'],
  [/^(?:A3T|AKIA|ASIA)[A-Z0-9]{16}$/, 'AWS'],
  [/^npm_[A-Za-z0-9]{36}$/, 'npm'],
  [/^sk_live_[A-Za-z0-9]{20,}$/, 'Stripe'],
];

export function tokenKind(text: string): TokenKind | null {
  const bare = text.replace(/^(?:Bearer|Token)\s+/i, '');
  const jwt = jwtOf(bare);
  if (jwt !== null) {
    const ref = stringOf(jwt, 'ref');
    const role = stringOf(jwt, 'role');
    const supabase = stringOf(jwt, 'iss')?.includes('supabase') === true;
    const said = [role === null ? null : `role ${role}`, ref === null ? null : `project ${ref}`]
      .filter((one) => one !== null)
      .join(', ');
    return {
      algorithm: 'JWT',
      use: `${supabase ? 'Supabase' : 'bearer'} token${said === '' ? '' : `: ${said}`}`,
      ref,
      role,
    };
  }
  const shape = SHAPES.find(([pattern]) => pattern.test(bare))?.[1];
  return shape === undefined ? null : { algorithm: 'token', use: `${shape} token`, ref: null, role: null };
}

/** A key as the sample carries it, for its operators' own services: the record keeps all of it, reports for people show a part. */
export function bareKey(text: string): string {
  return text.replace(/^(?:Bearer|Token)\s+/i, '');
}

export function jwtOf(text: string): Readonly<Record<string, unknown>> | null {
  if (!/^eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{0,2000}$/.test(text)) return null;
  try {
    const payload: unknown = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { ...payload } : null;
  } catch {
    return null;
  }
}

function stringOf(claims: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : null;
  return typeof value === 'string' && value.length <= 120 ? value : null;
}
