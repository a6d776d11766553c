/** What every fake of the network goes through: the event with its fields, and the scripted reply or the error of nobody answering. */
export const provides = ['wire'];

export default (kit) => {
  const { Buffer } = kit.builtin('buffer');
  const { URL } = kit.builtin('url');

  const plainHeaders = (headers) => {
    const made = {};
    if (!headers) return made;
    if (typeof headers.forEach === 'function' && !Array.isArray(headers))
      headers.forEach((value, name) => {
        made[name] = String(value);
      });
    else if (Array.isArray(headers)) {
      if (Array.isArray(headers[0])) for (const [name, value] of headers) made[name] = String(value);
      else for (let i = 0; i + 1 < headers.length; i += 2) made[headers[i]] = String(headers[i + 1]);
    } else
      for (const name of Object.keys(headers)) {
        const value = headers[name];
        if (value !== undefined && value !== null && typeof value !== 'function')
          made[name] = typeof value === 'object' && !Array.isArray(value) ? kit.describe(value) : String(value);
      }
    return made;
  };
  /** a body in words, and what kind it is */
  const bodyText = (body) => {
    if (body === undefined || body === null || body === '') return ['', ''];
    if (typeof body === 'string') return [body, 'text'];
    if (body instanceof Uint8Array) return [kit.bytesText(body, 65_536), 'bytes'];
    if (body instanceof ArrayBuffer) return [kit.bytesText(new Uint8Array(body), 65_536), 'bytes'];
    if (typeof body._fields === 'function') return [kit.describe(body._fields(), 0, [], 65_536), 'multipart'];
    if (typeof body.toString === 'function' && body[Symbol.toStringTag] === 'URLSearchParams')
      return [body.toString(), 'query'];
    if (typeof body.pipe === 'function') return [`[stream ${body.path ?? ''}]`, 'stream'];
    return [kit.describe(body, 0, [], 65_536), 'json'];
  };
  const unreachable = (host, port) => {
    if (/^[\d.]+$|:/.test(host) || host === 'localhost')
      return Object.assign(new Error(`connect ECONNREFUSED ${host}:${port}`), {
        errno: kit.win ? -4078 : kit.mac ? -61 : -111,
        code: 'ECONNREFUSED',
        syscall: 'connect',
        address: host,
        port: Number(port),
      });
    return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
      errno: -3008,
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
      hostname: host,
    });
  };
  const delay = () => 20 + (kit.random.next() % 60);

  /** {error} or {reply, headers, status, statusText, text} */
  const request = ({ call, method = 'GET', url, headers, body, more = {}, args }) => {
    const address =
      url instanceof URL ? url : new URL(String(url), kit.isBrowser ? 'https://decoy.example/' : undefined);
    const verb = String(method).toUpperCase();
    const sent = plainHeaders(headers);
    const [text, bodyKind] = bodyText(body);
    const port =
      address.port ||
      (address.protocol === 'https:' || address.protocol === 'wss:'
        ? '443'
        : address.protocol === 'ftp:'
          ? '21'
          : '80');
    const data = {
      url: address.href,
      method: verb,
      host: address.hostname,
      port,
      path: address.pathname,
      query: address.search.slice(1) || undefined,
      headers: Object.keys(sent).length > 0 ? JSON.stringify(sent) : undefined,
      body: text || undefined,
      bodyKind: bodyKind || undefined,
      ...more,
    };
    const bare = `${address.origin === 'null' ? `${address.protocol}//${address.host}` : address.origin}${address.pathname}`;
    const reply = kit.replies.answer({
      method: verb,
      bare,
      host: address.hostname,
      path: address.pathname,
      query: address.search,
      body: text,
      headers: sent,
    });
    const said = reply === null ? 'no answer' : `${reply.status} ${reply.type.split(';')[0]}`;
    kit.record('network', call, args ?? [verb, address.href], data, said);
    if (reply === null) return { error: unreachable(address.hostname, port), url: address };
    return {
      reply,
      url: address,
      status: reply.status,
      statusText: reply.status === 200 ? 'OK' : reply.status === 201 ? 'Created' : 'Internal Server Error',
      text: reply.text,
      headers: {
        date: new Date(kit.clock.start).toUTCString(),
        'content-type': reply.type,
        'content-length': String(kit.text.utf8Length(reply.text)),
        connection: 'close',
      },
    };
  };
  /** the same, answered later */
  const soon = (spec) =>
    new kit.Promise((resolve) => {
      const answer = spec.stack ? kit.at(spec.stack, () => request(spec)) : request(spec);
      kit.queue.soon(delay(), () => resolve(answer));
    });
  const wire = {
    request,
    soon,
    delay,
    bodyText,
    plainHeaders,
    unreachable,
    bytes: (answer) => Buffer.from(answer.text),
  };
  return { wire };
};
