/** Bots of chat services: tokens, chats and texts are recorded, commands are kept for force. */
export const provides = [
  'telegraf',
  'node-telegram-bot-api',
  'grammy',
  'discord.js',
  'discord-webhook-node',
  '@slack/web-api',
];

export default (kit) => {
  const wire = kit.fake('wire');
  const say = (call, args, data) => kit.record('network', call, args, data);
  const ask = (call, url, body, more, method = 'POST') =>
    wire
      .soon({
        call,
        method,
        url,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body ?? {}),
        more,
      })
      .then((answer) => {
        if (answer.error) throw answer.error;
        return answer;
      });

  const telegram = (token) => {
    const method = (name, rest) =>
      ask(`telegram.${name}`, `https://api.telegram.org/bot${token}/${name}`, rest, {
        service: 'telegram',
        key: String(token),
        chat: rest?.chat_id === undefined ? undefined : String(rest.chat_id),
      }).then(() => ({ message_id: 1, chat: { id: rest?.chat_id } }));
    const bot = kit.label(new kit.EventEmitter(), 'telegram');
    for (const name of [
      'sendMessage',
      'sendDocument',
      'sendPhoto',
      'sendVideo',
      'sendAudio',
      'editMessageText',
      'deleteMessage',
      'sendChatAction',
      'getMe',
      'getUpdates',
      'getFile',
      'setWebHook',
      'answerCallbackQuery',
      'sendMediaGroup',
      'forwardMessage',
    ])
      bot[name] = (chat, value, options) =>
        method(name, {
          chat_id: typeof chat === 'object' ? undefined : chat,
          [name === 'sendMessage' ? 'text' : 'content']: kit.describe(value, 0, [], 16_384),
          ...(options && typeof options === 'object' ? { options: kit.describe(options) } : {}),
        });
    bot.onText = (pattern, fn) => {
      kit.record('network', 'telegram.onText', [String(pattern)], { command: String(pattern) });
      kit.later.add(`telegram.onText(${pattern})`, fn, bot, () => [kit.later.asked('msg'), ['decoy', 'decoy']]);
    };
    return Object.assign(bot, {
      startPolling: async () => undefined,
      stopPolling: async () => undefined,
      isPolling: () => true,
      telegram: bot,
      api: bot,
    });
  };
  const TelegramBot = kit.native(function TelegramBot(token, options) {
    say('new TelegramBot', [token, options], { key: String(token), service: 'telegram', host: 'api.telegram.org' });
    return telegram(token);
  }, 'TelegramBot');
  TelegramBot.default = TelegramBot;
  const context = () => kit.later.asked('ctx');
  const Telegraf = kit.native(function Telegraf(token) {
    const bot = TelegramBot(token);
    for (const name of ['command', 'hears', 'action', 'on', 'use', 'start', 'help', 'settings', 'catch'])
      bot[name] = (...args) => {
        const fn = args[args.length - 1];
        kit.later.add(`telegraf.${name}(${args.length > 1 ? kit.describe(args[0]) : ''})`, fn, bot, () => [
          context(),
          async () => undefined,
        ]);
        if (args.length > 1) kit.record('network', `telegraf.${name}`, [args[0]], { command: kit.describe(args[0]) });
        return bot;
      };
    return Object.assign(bot, {
      launch: async () => say('telegraf.launch', [], { service: 'telegram', key: String(token) }),
      stop() {},
      telegram: telegram(token),
    });
  }, 'Telegraf');
  class DiscordClient extends kit.EventEmitter {
    constructor(options) {
      super();
      kit.label(this, 'discord');
      this.options = options;
      this.user = { tag: 'decoy#0000', id: '1' };
      this.channels = {
        cache: new Map(),
        fetch: async (id) => ({
          id,
          send: async (text) =>
            ask(
              'discord.send',
              `https://discord.com/api/channels/${id}/messages`,
              { content: kit.describe(text) },
              { service: 'discord', channel: String(id) },
            ),
        }),
      };
      this.guilds = { cache: new Map(), create: async () => ({}) };
    }
    async login(token) {
      say('discord.login', [token], { key: String(token), service: 'discord', host: 'discord.com' });
      kit.queue.soon(20, () => this.emit('ready', this));
      return token;
    }
  }
  class WebhookClient {
    constructor(given, token) {
      this._url =
        given?.url ?? (token ? `https://discord.com/api/webhooks/${given?.id ?? given}/${token}` : String(given));
      Object.defineProperty(this, '_url', { enumerable: false });
    }
    async send(message) {
      await ask(
        'discord.webhook.send',
        this._url,
        { content: kit.describe(message, 0, [], 16_384) },
        { service: 'discord' },
      );
    }
    async sendFile(path) {
      await ask('discord.webhook.sendFile', this._url, { file: kit.describe(path) }, { service: 'discord' });
    }
    setUsername() {}
    setAvatar() {}
    async info(...text) {
      return this.send(text);
    }
    async success(...text) {
      return this.send(text);
    }
    async error(...text) {
      return this.send(text);
    }
  }
  const discord = {
    Client: DiscordClient,
    WebhookClient,
    GatewayIntentBits: new Proxy({}, { get: () => 1 }),
    Intents: { FLAGS: new Proxy({}, { get: () => 1 }) },
    EmbedBuilder: kit.unknown('EmbedBuilder', 'network'),
    MessageEmbed: kit.unknown('MessageEmbed', 'network'),
    AttachmentBuilder: kit.unknown('AttachmentBuilder', 'network'),
    Partials: new Proxy({}, { get: () => 1 }),
    Events: new Proxy({}, { get: (_t, name) => String(name) }),
  };

  return {
    telegraf: { Telegraf, Markup: kit.unknown('Markup', 'network'), Context: class Context {} },
    'node-telegram-bot-api': TelegramBot,
    grammy: { Bot: Telegraf },
    'discord.js': discord,
    'discord-webhook-node': { Webhook: WebhookClient, MessageBuilder: kit.unknown('MessageBuilder', 'network') },
    '@slack/web-api': {
      WebClient: class WebClient {
        constructor(token) {
          say('new slack.WebClient', [token], { key: String(token), service: 'slack' });
          this.chat = {
            postMessage: (given) =>
              ask('slack.chat.postMessage', 'https://slack.com/api/chat.postMessage', given, {
                service: 'slack',
                key: String(token),
                channel: given?.channel,
              }),
          };
          this.files = {
            upload: (given) =>
              ask(
                'slack.files.upload',
                'https://slack.com/api/files.upload',
                { channels: given?.channels },
                { service: 'slack' },
              ),
          };
        }
      },
    },
  };
};
