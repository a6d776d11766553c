/** Supabase: project, key, tables and rows are recorded; what is asked goes over the wire. */
// biome-ignore-all lint/suspicious/noThenProperty: fakes are awaited as the packages are
export const provides = ['@supabase/supabase-js', '@supabase/postgrest-js'];

export default (kit) => {
  const wire = kit.fake('wire');

  const createClient = (url, key, options) => {
    kit.record('database', 'supabase.createClient', [url, key, options], {
      url: String(url),
      key: String(key),
      service: 'supabase',
      schema: options?.db?.schema,
    });
    const base = String(url).replace(/\/+$/, '');
    const headers = { apikey: String(key), Authorization: `Bearer ${key}` };
    const ask = (call, method, path, body, more) =>
      wire.soon({
        call,
        method,
        url: base + path,
        headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        body: body === undefined ? undefined : JSON.stringify(body),
        more: { service: 'supabase', key: String(key), ...more },
      });
    const give = (answer, single) =>
      answer.error
        ? { data: null, error: { message: answer.error.message }, status: 0 }
        : {
            data: single
              ? kit.later.asked('row')
              : answer.reply.value !== undefined
                ? kit.replies.json(answer.reply)
                : [],
            error: null,
            count: null,
            status: answer.status,
            statusText: answer.statusText,
          };
    const table = (name) => {
      const state = { method: 'GET', body: undefined, filters: [], single: false, columns: undefined };
      let outcome = null;
      const start = () =>
        (outcome ??= ask(
          `supabase.from.${{ GET: 'select', POST: 'insert', PATCH: 'update', DELETE: 'delete' }[state.method]}`,
          state.method,
          `/rest/v1/${name}${state.filters.length > 0 ? `?${state.filters.join('&')}` : ''}`,
          state.body,
          {
            table: String(name),
            rows: state.body === undefined ? undefined : kit.describe(state.body, 0, [], 65_536),
            columns: state.columns,
          },
        ).then((answer) => give(answer, state.single)));
      const chain = {
        then: (...handlers) => start().then(...handlers),
        catch: (handler) => start().catch(handler),
        finally: (handler) => start().finally(handler),
      };
      const verb = (method) => (body) => {
        Object.assign(state, { method, body });
        return chain;
      };
      Object.assign(chain, {
        select: (columns) => {
          if (columns) {
            state.columns = String(columns);
            if (state.method === 'GET') state.filters.push(`select=${columns}`);
          }
          return chain;
        },
        insert: verb('POST'),
        upsert: verb('POST'),
        update: verb('PATCH'),
        delete: () => {
          state.method = 'DELETE';
          return chain;
        },
        single: () => {
          state.single = true;
          return chain;
        },
        maybeSingle: () => {
          state.single = true;
          return chain;
        },
      });
      for (const name of [
        'eq',
        'neq',
        'gt',
        'gte',
        'lt',
        'lte',
        'like',
        'ilike',
        'is',
        'in',
        'contains',
        'match',
        'not',
        'or',
        'filter',
      ])
        chain[name] = (column, value) => {
          state.filters.push(
            typeof column === 'object'
              ? Object.entries(column)
                  .map(([key, entry]) => `${key}=eq.${entry}`)
                  .join('&')
              : `${column}=${name}.${kit.describe(value)}`,
          );
          return chain;
        };
      for (const name of ['order', 'limit', 'range', 'returns', 'abortSignal', 'csv', 'throwOnError'])
        chain[name] = () => chain;
      return chain;
    };
    const channel = (name) => {
      const made = {
        on: (type, filter, fn) => {
          kit.record('network', 'supabase.channel.on', [type, filter], {
            event: String(type),
            filter: kit.describe(filter),
            channel: String(name),
          });
          kit.later.add(`supabase.channel(${name}).on`, fn, made, () => [kit.later.asked('payload')]);
          return made;
        },
        subscribe: (fn) => {
          if (fn) kit.queue.soon(20, () => fn('SUBSCRIBED'));
          return made;
        },
        send: async (message) => {
          kit.record('network', 'supabase.channel.send', [message], { channel: String(name), body: message });
          return 'ok';
        },
        track: async () => 'ok',
        unsubscribe: async () => 'ok',
      };
      return made;
    };
    return kit.dress({
      from: table,
      schema: () => ({ from: table }),
      rpc: (name, args) =>
        ask('supabase.rpc', 'POST', `/rest/v1/rpc/${name}`, args ?? {}, { function: String(name) }).then(give),
      channel,
      removeChannel: async () => 'ok',
      storage: {
        from: (bucket) => ({
          upload: (path, body) =>
            ask('supabase.storage.upload', 'POST', `/storage/v1/object/${bucket}/${path}`, kit.describe(body), {
              bucket: String(bucket),
            }).then(give),
          download: (path) =>
            ask('supabase.storage.download', 'GET', `/storage/v1/object/${bucket}/${path}`, undefined, {
              bucket: String(bucket),
            }).then((answer) => ({
              data: answer.error ? null : new globalThis.Blob([answer.text]),
              error: answer.error ?? null,
            })),
          getPublicUrl: (path) => ({ data: { publicUrl: `${base}/storage/v1/object/public/${bucket}/${path}` } }),
          list: async () => ({ data: [], error: null }),
        }),
      },
      auth: {
        signInWithPassword: (given) =>
          ask('supabase.auth.signIn', 'POST', '/auth/v1/token?grant_type=password', given, {}).then(() => ({
            data: { user: { id: 'decoy' }, session: {} },
            error: null,
          })),
        signInAnonymously: async () => ({ data: {}, error: null }),
        getUser: async () => ({ data: { user: { id: 'decoy' } } }),
        getSession: async () => ({ data: { session: null } }),
        onAuthStateChange: () => ({ data: { subscription: { unsubscribe() {} } } }),
      },
      functions: {
        invoke: (name, given) =>
          ask('supabase.functions.invoke', 'POST', `/functions/v1/${name}`, given?.body, {}).then(give),
      },
    });
  };

  return {
    '@supabase/supabase-js': {
      createClient,
      SupabaseClient: kit.native(function SupabaseClient(...args) {
        return createClient(...args);
      }, 'SupabaseClient'),
    },
    '@supabase/postgrest-js': {
      PostgrestClient: kit.native(function PostgrestClient(url, options) {
        return createClient(String(url).replace(/\/rest\/v1\/?$/, ''), options?.headers?.apikey ?? '');
      }, 'PostgrestClient'),
    },
  };
};
