/** SQLite: files of browsers give decoy rows; statements and files are recorded. */
// biome-ignore-all lint/complexity/noCommaOperator: a record, then the answer
const ROW = {
  origin_url: 'https://decoy.example/login',
  action_url: 'https://decoy.example/login',
  username_value: 'decoy-user',
  host_key: '.decoy.example',
  name: 'decoy',
  path: '/',
  expires_utc: 0,
  url: 'https://decoy.example/',
  title: 'decoy',
  name_on_card: 'Decoy Person',
  expiration_month: 1,
  expiration_year: 2030,
  key: 'decoy',
  value: 'decoy',
  date_created: 0,
  signon_realm: 'https://decoy.example/',
};
const SECRETS = ['password_value', 'encrypted_value', 'card_number_encrypted'];

export const provides = ['sqlite3', 'better-sqlite3', 'sqlite', 'node:sqlite'];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const rows = () => [
    Object.assign(
      { ...ROW },
      Object.fromEntries(SECRETS.map((name) => [name, Buffer.from('v10decoy-ciphertext-000')])),
    ),
  ];
  const say = (call, path, sql, values) =>
    kit.record('database', call, [sql, ...(values ?? [])], { path, sql: String(sql) });
  const open = (call, path) => kit.record('database', call, [path], { path: String(path) });
  const result = (sql) => (/^\s*(?:select|pragma|with)/i.test(String(sql)) ? rows() : []);

  class Database extends kit.EventEmitter {
    constructor(path, mode, callback) {
      super();
      open('new sqlite3.Database', path);
      Object.defineProperty(this, '_path', { value: String(path), enumerable: false });
      const done = typeof mode === 'function' ? mode : callback;
      kit.queue.soon(5, () => {
        done?.call(this, null);
        this.emit('open');
      });
    }
    _ask(call, sql, args, give) {
      const callback = args.find((arg) => typeof arg === 'function');
      say(
        `sqlite3.${call}`,
        this._path,
        sql,
        args.filter((arg) => typeof arg !== 'function'),
      );
      if (callback) kit.queue.soon(5, () => give(callback));
      return this;
    }
    all(sql, ...args) {
      return this._ask('all', sql, args, (callback) => callback.call(this, null, result(sql)));
    }
    get(sql, ...args) {
      return this._ask('get', sql, args, (callback) => callback.call(this, null, result(sql)[0]));
    }
    run(sql, ...args) {
      return this._ask('run', sql, args, (callback) => callback.call({ lastID: 1, changes: 1 }, null));
    }
    exec(sql, ...args) {
      return this._ask('exec', sql, args, (callback) => callback.call(this, null));
    }
    each(sql, ...args) {
      const [each, complete] = args.filter((arg) => typeof arg === 'function');
      return this._ask('each', sql, args, () => {
        for (const row of result(sql)) each?.call(this, null, row);
        complete?.call(this, null, 1);
      });
    }
    prepare(sql) {
      const statement = {
        all: (...args) => (this.all(sql, ...args), statement),
        get: (...args) => (this.get(sql, ...args), statement),
        run: (...args) => (this.run(sql, ...args), statement),
        each: (...args) => (this.each(sql, ...args), statement),
        finalize: (callback) => callback?.(),
        bind: () => statement,
      };
      return statement;
    }
    serialize(fn) {
      fn?.();
    }
    parallelize(fn) {
      fn?.();
    }
    close(callback) {
      kit.queue.soon(1, () => callback?.(null));
    }
    configure() {}
    loadExtension(path) {
      kit.record('database', 'sqlite3.loadExtension', [path], { path });
    }
  }
  const sqlite3 = {
    Database,
    OPEN_READONLY: 1,
    OPEN_READWRITE: 2,
    OPEN_CREATE: 4,
    OPEN_FULLMUTEX: 65_536,
    verbose: () => sqlite3,
    cached: { Database },
  };
  class Better {
    constructor(path) {
      open('new better-sqlite3', path);
      Object.assign(this, { name: String(path), open: true, readonly: false, memory: false, inTransaction: false });
    }
    prepare(sql) {
      const { name } = this;
      const statement = {
        all: (...values) => {
          say('better-sqlite3.all', name, sql, values);
          return result(sql);
        },
        get: (...values) => {
          say('better-sqlite3.get', name, sql, values);
          return result(sql)[0];
        },
        run: (...values) => {
          say('better-sqlite3.run', name, sql, values);
          return { changes: 1, lastInsertRowid: 1 };
        },
        *iterate(...values) {
          say('better-sqlite3.iterate', name, sql, values);
          yield* result(sql);
        },
        pluck: () => statement,
        raw: () => statement,
        bind: () => statement,
        columns: () => [],
      };
      return statement;
    }
    exec(sql) {
      say('better-sqlite3.exec', this.name, sql);
      return this;
    }
    pragma(sql) {
      say('better-sqlite3.pragma', this.name, sql);
      return [];
    }
    transaction(fn) {
      return fn;
    }
    close() {
      this.open = false;
      return this;
    }
    function() {
      return this;
    }
    async backup(path) {
      kit.record('database', 'better-sqlite3.backup', [path], { path: this.name, to: String(path) });
    }
  }
  const better = kit.native(function Database(path) {
    return new Better(path);
  }, 'Database');
  const sqlite = {
    open: async ({ filename }) => {
      open('sqlite.open', filename);
      const path = String(filename);
      return {
        all: async (sql, ...values) => {
          say('sqlite.all', path, sql, values);
          return result(sql);
        },
        get: async (sql, ...values) => {
          say('sqlite.get', path, sql, values);
          return result(sql)[0];
        },
        run: async (sql, ...values) => {
          say('sqlite.run', path, sql, values);
          return { lastID: 1, changes: 1 };
        },
        exec: async (sql) => say('sqlite.exec', path, sql),
        each: async (sql) => say('sqlite.each', path, sql),
        prepare: async () => ({
          all: async () => rows(),
          get: async () => rows()[0],
          run: async () => ({}),
          finalize: async () => undefined,
        }),
        close: async () => undefined,
      };
    },
  };

  return { sqlite3, 'better-sqlite3': better, sqlite, 'node:sqlite': { DatabaseSync: Better } };
};
