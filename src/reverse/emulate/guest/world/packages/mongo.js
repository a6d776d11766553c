/** MongoDB and Mongoose: addresses, collections and rows are recorded. */
// biome-ignore-all lint/suspicious/noThenProperty: fakes are awaited as the packages are
export const provides = ['mongodb', 'mongoose'];

export default (kit) => {
  const connected = (service, address) =>
    kit.record('database', `${service}.connect`, [address], { url: kit.describe(address), service });
  const collection = (service, url, path) => {
    const act =
      (name) =>
      async (...args) => {
        kit.record('database', `${service}.${name}`, args, {
          table: path,
          rows: kit.describe(args[0], 0, [], 65_536),
          url,
        });
        return /^find(?:One)?/.test(name) && name !== 'find'
          ? kit.later.asked('row')
          : { acknowledged: true, insertedId: 'decoy', modifiedCount: 1 };
      };
    const made = {};
    for (const name of [
      'insertOne',
      'insertMany',
      'updateOne',
      'updateMany',
      'replaceOne',
      'deleteOne',
      'deleteMany',
      'findOne',
      'findOneAndUpdate',
      'countDocuments',
      'createIndex',
      'bulkWrite',
    ])
      made[name] = act(name);
    made.find = (...args) => {
      kit.record('database', `${service}.find`, args, { table: path, url });
      const cursor = {
        toArray: async () => [],
        sort: () => cursor,
        limit: () => cursor,
        skip: () => cursor,
        project: () => cursor,
        forEach: async () => undefined,
        async *[Symbol.asyncIterator]() {},
      };
      return cursor;
    };
    made.aggregate = made.find;
    made.watch = () => new kit.EventEmitter();
    return made;
  };
  class MongoClient extends kit.EventEmitter {
    constructor(url) {
      super();
      Object.defineProperty(this, '_url', { value: String(url), enumerable: false });
    }
    async connect() {
      connected('mongodb', this._url);
      return this;
    }
    static async connect(url) {
      return new MongoClient(url).connect();
    }
    db(name) {
      return {
        collection: (path) => collection('mongodb', this._url, `${name ?? ''}.${path}`),
        command: async () => ({ ok: 1 }),
        listCollections: () => ({ toArray: async () => [] }),
        admin: () => ({ listDatabases: async () => ({ databases: [] }) }),
      };
    }
    async close() {}
  }
  let mongoUrl = '';
  class Schema {
    constructor(definition) {
      this.obj = definition;
      Object.assign(this, { methods: {}, statics: {}, virtuals: {} });
    }
    pre(name, fn) {
      kit.later.add(`schema.pre(${name})`, fn, kit.later.asked('document'), () => [() => undefined]);
      return this;
    }
    post(name, fn) {
      kit.later.add(`schema.post(${name})`, fn, this, () => [kit.later.asked('document'), () => undefined]);
      return this;
    }
    index() {
      return this;
    }
    plugin() {
      return this;
    }
    set() {
      return this;
    }
    add() {
      return this;
    }
    virtual() {
      return {
        get() {
          return this;
        },
        set() {
          return this;
        },
      };
    }
  }
  Schema.Types = { ObjectId: class ObjectId {}, Mixed: Object, String, Number, Boolean, Date };
  const mongoose = {
    Schema,
    Types: {
      ObjectId: class ObjectId {
        toString() {
          return 'dec0dec0dec0dec0dec0dec0';
        }
        static isValid() {
          return true;
        }
      },
    },
    connect: async (url) => {
      mongoUrl = String(url);
      connected('mongoose', url);
      return mongoose;
    },
    createConnection: (url) => {
      connected('mongoose', url);
      return mongoose.connection;
    },
    connection: kit.label(
      Object.assign(new kit.EventEmitter(), { readyState: 1, db: null, close: async () => undefined }),
      'mongoose.connection',
    ),
    set() {},
    disconnect: async () => undefined,
    models: {},
    Promise: null,
    model(name, schema) {
      const Model = {
        [name]: class {
          constructor(row) {
            Object.assign(this, row);
            Object.defineProperty(this, '_row', { value: row, enumerable: false });
          }
          async save() {
            kit.record('database', 'mongoose.save', [this._row], {
              table: String(name),
              rows: kit.describe(this._row, 0, [], 65_536),
              url: mongoUrl,
            });
            return this;
          }
          toObject() {
            return { ...this };
          }
        },
      }[name];
      Object.assign(Model, collection('mongoose', mongoUrl, String(name)), {
        create: async (row) => new Model(row).save(),
        schema,
        modelName: name,
      });
      for (const verb of [
        'find',
        'findOne',
        'findById',
        'findOneAndUpdate',
        'findByIdAndUpdate',
        'findByIdAndDelete',
        'exists',
        'distinct',
      ])
        Model[verb] = (...args) => {
          kit.record('database', `mongoose.${verb}`, args, { table: String(name) });
          const value = verb === 'find' || verb === 'distinct' ? [] : kit.later.asked('row');
          const chain = {
            then: (fn, no) => Promise.resolve(value).then(fn, no),
            catch: () => chain,
            exec: async () => value,
            lean: () => chain,
            select: () => chain,
            populate: () => chain,
            sort: () => chain,
            limit: () => chain,
            skip: () => chain,
          };
          return chain;
        };
      mongoose.models[name] = Model;
      return Model;
    },
  };
  mongoose.default = mongoose;
  mongoose.mongoose = mongoose;

  return { mongodb: { MongoClient, ObjectId: mongoose.Types.ObjectId, ServerApiVersion: { v1: '1' } }, mongoose };
};
