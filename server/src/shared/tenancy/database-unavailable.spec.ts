import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { DomainError } from '../errors/domain-error';
import { isDatabaseUnavailable } from './database-unavailable';

const fromServer = (code: string, severity = 'ERROR', message = 'reported by the server') =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(message), { code, severity }));

describe('isDatabaseUnavailable', () => {
  it.each<[string, unknown]>([
    ['a refused connection', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })],
    [
      'a server that is being stopped',
      fromServer('57P01', 'FATAL', 'terminating connection due to administrator command'),
    ],
    ['a server that starts', fromServer('57P03', 'FATAL')],
    ['a server without a place for one more', fromServer('53300', 'FATAL')],
    ['a full disk', fromServer('53100')],
    ['a transaction that was idle for too long', fromServer('25P03', 'FATAL')],
    ['a pooler that lost its server', fromServer('08P01', 'FATAL', 'server conn crashed?')],
    ['a server that became a standby', fromServer('25006')],
    ['a connection that broke off', new Error('Connection terminated unexpectedly')],
    [
      'one that broke off before',
      new QueryFailedError('ROLLBACK', [], new Error('Client has encountered a connection error and is not queryable')),
    ],
    ['one that was given back because it broke off', new QueryRunnerAlreadyReleasedError()],
    ['one that was given back before its transaction went on', new QueryRunnerProviderAlreadyReleasedError()],
    [
      'one that could not be opened in time',
      new Error('Connection terminated due to connection timeout', { cause: new Error('whatever') }),
    ],
    ['a pool that waited in vain', new Error('timeout exceeded when trying to connect')],
    ['an error around such a one', new Error('the sheet could not be read', { cause: fromServer('57P01', 'FATAL') })],
  ])('is true of %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(true));

  it.each<[string, unknown]>([
    ['a password that is wrong', fromServer('28P01', 'FATAL')],
    ['an unknown database', fromServer('3D000', 'FATAL')],
    ['a statement that is wrong', fromServer('42601')],
    ['a row that is there already', fromServer('23505')],
    ['parameters that are too few', fromServer('08P01')],
    ['a case that does not exist', new DomainError('not_found')],
    ['a mistake of ours', new TypeError('cannot read properties of undefined')],
    ['nothing at all', undefined],
  ])('is not true of %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(false));
});
