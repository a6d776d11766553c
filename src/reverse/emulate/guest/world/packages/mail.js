/** Mail. */
export const provides = ['nodemailer'];

export default (kit) => {
  const say = (call, args, data) => kit.record('network', call, args, data);

  const nodemailer = {
    createTransport(options) {
      say('nodemailer.createTransport', [options], {
        host: kit.describe(options?.host ?? options?.service),
        port: options?.port === undefined ? undefined : String(options.port),
        user: options?.auth?.user,
        key: options?.auth?.pass,
      });
      return {
        sendMail(mail, done) {
          say('nodemailer.sendMail', [mail], {
            to: kit.describe(mail?.to),
            from: kit.describe(mail?.from),
            subject: kit.describe(mail?.subject),
            body: kit.describe(mail?.text ?? mail?.html),
            attachments: mail?.attachments ? kit.describe(mail.attachments) : undefined,
            host: kit.describe(options?.host ?? options?.service),
          });
          const info = { messageId: '<decoy>', accepted: [] };
          if (done) kit.queue.soon(10, () => done(null, info));
          return Promise.resolve(info);
        },
        verify: async () => true,
        close() {},
        use() {},
      };
    },
    createTestAccount: async () => ({ user: 'decoy', pass: 'decoy' }),
    getTestMessageUrl: () => '',
  };

  return { nodemailer };
};
