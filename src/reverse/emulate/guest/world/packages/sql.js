/** SQL servers and key-value stores. */
export const provides = ['pg', 'mysql', 'mysql2', 'mysql2/promise', 'level', 'classic-level', 'leveldown', 'levelup'];

export default (kit) => {
  const open = (call, path) => kit.record('database', call, [path], { path: String(path) });
  const connected = (service, address) =>
    kit.record('database', `${service}.connect`, [address], { url: kit.describe(address), service });

  class SqlClient extends kit.EventEmitter {
    constructor(options) {
      super();
      Object.defineProperty(this, '_options', { value: options, enumerable: false });
      connected('sql', options?.connectionString ?? options);
    }
    connect(callback) {
      if (typeof callback === 'function') kit.queue.soon(5, () => callback(null, this, () => undefined));
      return Promise.resolve(this);
    }
    query(sql, values, callback) {
      const done = [values, callback].find((arg) => typeof arg === 'function');
      kit.record('database', 'sql.query', [sql, values], { sql: String(sql?.text ?? sql), rows: kit.describe(values) });
      const value = { rows: [], rowCount: 0, fields: [] };
      if (done) kit.queue.soon(5, () => done(null, value));
      return Promise.resolve(Object.assign([[], []], value));
    }
    execute(...args) {
      return this.query(...args);
    }
    release() {}
    getConnection(callback) {
      if (typeof callback === 'function') kit.queue.soon(5, () => callback(null, this));
      return Promise.resolve(this);
    }
    end(callback) {
      callback?.();
      return Promise.resolve();
    }
    destroy() {}
  }
  const mysql = {
    createConnection: (options) => new SqlClient(options),
    createPool: (options) => new SqlClient(options),
  };
  class Level extends kit.EventEmitter {
    constructor(path) {
      super();
      open('new Level', path);
    }
    async open() {}
    async get(key) {
      kit.record('database', 'level.get', [key]);
      return 'decoy';
    }
    async put(key, value) {
      kit.record('database', 'level.put', [key, value]);
    }
    async del() {}
    async close() {}
    async *iterator() {
      yield ['decoy', 'decoy'];
    }
    createReadStream() {
      return kit.builtin('stream').Readable.from([{ key: 'decoy', value: 'decoy' }]);
    }
  }
  const level = kit.native(function level(path) {
    return new Level(path);
  }, 'level');
  Object.assign(level, { Level, ClassicLevel: Level });
  return {
    pg: { Client: SqlClient, Pool: SqlClient, types: { setTypeParser() {} } },
    mysql,
    mysql2: mysql,
    'mysql2/promise': mysql,
    level,
    'classic-level': level,
    leveldown: level,
    levelup: level,
  };
};
