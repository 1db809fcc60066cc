import { smtpFailure } from './smtp-failure';

describe('a failure of the SMTP client', () => {
  it.each([
    ['a refused recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
    ['a refused content', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
    ['an address no server could take', { code: 'EENVELOPE', command: 'API' }, 'refused'],
    ['a recipient put off', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'deferred'],
    ['commands out of order', { code: 'EENVELOPE', command: 'DATA', responseCode: 503 }, 'deferred'],
    ['silence in the middle', { code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'SOCKET_TIMEOUT' }, 'lost'],
    [
      'a reset in the middle',
      { code: 'ESOCKET', originalCode: 'ECONNRESET', command: 'CONN', syscall: 'read' },
      'lost',
    ],
    ['a closing server in the middle', { code: 'ECONNECTION', command: 'CONN', responseCode: 421 }, 'lost'],
    ['a send that took too long', { code: 'EABORT' }, 'lost'],
    [
      'nobody listening',
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN', syscall: 'connect' },
      'away',
    ],
    ['no such host', { code: 'EDNS', command: 'CONN' }, 'away'],
    ['no connection in time', { code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'CONNECT_TIMEOUT' }, 'away'],
    ['no greeting', { code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'GREETING_TIMEOUT' }, 'away'],
    ['a greeting that refuses', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'away'],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'away'],
    ['a sender that may not', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'away'],
    [
      'a certificate of nobody',
      { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT', command: 'CONN' },
      'away',
    ],
    ['hung up before the greeting', { code: 'ECONNECTION' }, 'away'],
  ])('%s', (_, error, kind) => expect(smtpFailure(Object.assign(new Error(), error)).kind).toBe(kind));

  it('is described by its codes and never by a server’s own text, which may quote the address', () => {
    const response = '550-5.1.1 <somebody@example.jp>: no such user';
    const error = Object.assign(new Error(response), {
      code: 'EENVELOPE',
      command: 'RCPT TO',
      responseCode: 550,
      response,
    });
    expect(smtpFailure(error).message).toBe('SMTP 550 5.1.1 (RCPT TO)');
    expect(smtpFailure(Object.assign(new Error(), { code: 'ESOCKET', originalCode: 'ECONNREFUSED' })).message).toBe(
      'ECONNREFUSED',
    );
  });
});
