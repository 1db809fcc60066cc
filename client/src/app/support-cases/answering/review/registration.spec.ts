import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AnswerInput, AnswerReceipt, CaseDetail } from '@contract';
import { LOOK_UP_PAUSES } from '../../../shared/api/write-outcomes';
import { caseDetail } from '../testing/case-detail';
import { Registration } from './registration';

const URL = '/api/cases/C2611240001';
const ANSWER: AnswerInput = {
  noticeType: 'cancellation_request.method_unknown',
  sections: { cancellation: { result: 'not_possible', reason: '該当なし' } },
  notHeld: [],
};
const RECEIPT: AnswerReceipt = {
  caseNumber: 'C2611240001',
  status: 'closed_answered',
  revision: 1,
  registeredAt: '2026-11-24T00:00:00.000Z',
};
const turn = () => new Promise((resolve) => setTimeout(resolve));
let server: HttpTestingController;
let registration: Registration;

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      Registration,
      { provide: LOOK_UP_PAUSES, useValue: [0] },
    ],
  });
  [server, registration] = [TestBed.inject(HttpTestingController), TestBed.inject(Registration)];
});
afterEach(() => server.verify());

/** The version of the case for which the answer was written. */
const SEEN = caseDetail(ANSWER.noticeType, { version: 3 });
const register = () => registration.register(SEEN, ANSWER);
const closed = (sections: AnswerInput['sections']): CaseDetail =>
  caseDetail(ANSWER.noticeType, {
    status: 'closed_answered',
    answers: [{ ...ANSWER, sections, revision: 1, registeredAt: '2026-11-24T00:00:00.000Z', registeredBy: '山田' }],
  });

async function refuse(status: number, body: object): Promise<void> {
  server.expectOne(`${URL}/answer`).flush(body, { status, statusText: 'refused' });
  await turn();
}

describe('Registering an answer', () => {
  it('sends the answer once, even when it is requested again and again', async () => {
    const first = register();
    expect(registration.busy()).toBe(true);
    expect(await register()).toBeNull();
    const { request, flush } = takeOne();
    expect(request.body).toEqual({ ...ANSWER, version: 3 });
    flush(RECEIPT);
    expect(await first).toMatchObject({ kind: 'registered', earlier: false });
    expect(registration.busy()).toBe(false);
  });

  it('returns the errors that the server found', async () => {
    const outcome = register();
    await refuse(422, {
      code: 'invalid_fields',
      errors: [{ pointer: '/sections/cancellation/reason', code: 'too_long', message: '' }],
    });
    expect(await outcome).toMatchObject({ kind: 'refused', errors: [{ code: 'too_long' }] });
  });

  it('sends the confirmed warnings, and returns those that must still be confirmed', async () => {
    const outcome = registration.register(SEEN, ANSWER, ['was_billed']);
    const sent = server.expectOne(`${URL}/answer`);
    expect(sent.request.body).toEqual({ ...ANSWER, version: 3, acknowledgedWarnings: ['was_billed'] });
    sent.flush(
      { code: 'warnings_unconfirmed', warnings: [{ code: 'charge_scheduled' }] },
      { status: 409, statusText: 'refused' },
    );
    expect(await outcome).toMatchObject({ kind: 'unconfirmed', warnings: [{ code: 'charge_scheduled' }] });
  });

  it('recognises its own answer when the reply was lost', async () => {
    const outcome = register();
    await refuse(409, {
      code: 'version_conflict',
      current: closed({ cancellation: { reason: '該当なし', result: 'not_possible' } }),
    });
    expect(await outcome).toMatchObject({ kind: 'registered', earlier: true });
  });

  it('reports that somebody else has answered meanwhile', async () => {
    const outcome = register();
    await refuse(409, {
      code: 'version_conflict',
      current: closed({ cancellation: { result: 'not_possible', reason: '別の回答' } }),
    });
    expect(await outcome).toMatchObject({ kind: 'conflict', supportCase: { status: 'closed_answered' } });
  });

  it('reports that the case was reopened meanwhile, even where its own answer had been registered before', async () => {
    const outcome = register();
    const reopenings = [
      {
        revision: 1,
        reason: '解約日の記載がありません',
        reopenedAt: '2026-11-24T02:00:00.000Z',
        reopenedBy: '加盟店サポート',
        answerDueOn: '2026-11-27',
      },
    ];
    await refuse(409, {
      code: 'version_conflict',
      current: { ...closed(ANSWER.sections), status: 'reopened', reopenings },
    });
    expect(await outcome).toMatchObject({ kind: 'conflict', supportCase: { status: 'reopened', reopenings } });
  });

  it.each([502, 504])(
    'looks up the outcome when a proxy answers with %i, because it is unknown otherwise',
    async (status) => {
      const outcome = register();
      await refuse(status, {});
      await turn();
      server
        .expectOne(URL)
        .flush({ ...closed({ cancellation: { reason: '該当なし', result: 'not_possible' } }), version: 99 });
      expect(await outcome).toMatchObject({ kind: 'registered', earlier: true });
    },
  );

  it('reports that nothing was registered so far where the case shows so', async () => {
    const outcome = register();
    await refuse(504, {});
    await turn();
    server.expectOne(URL).flush(SEEN);
    expect(await outcome).toMatchObject({ kind: 'failed', problem: { code: 'not_arrived' } });
  });

  it('reports that the server is unreachable, and allows another attempt', async () => {
    const outcome = register();
    server.expectOne(`${URL}/answer`).error(new ProgressEvent('error'));
    await turn();
    await turn();
    server.expectOne(URL).error(new ProgressEvent('error'));
    expect(await outcome).toMatchObject({ kind: 'failed', problem: { code: 'outcome_unknown' } });
    const again = register();
    takeOne().flush(RECEIPT);
    expect(await again).toMatchObject({ kind: 'registered' });
  });
});

function takeOne() {
  const sent = server.expectOne(`${URL}/answer`);
  return { request: sent.request, flush: (body: object) => sent.flush(body, { status: 201, statusText: 'Created' }) };
}
