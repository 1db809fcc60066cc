import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { CardPayment, OrderDetail } from '@contract';
import { LOOK_UP_PAUSES } from '../../shared/api/write-outcomes';
import { LanguageChoice } from '../../shared/i18n/language-choice';
import { provideTexts } from '../../shared/i18n/provide-texts';
import { AllTexts } from '../../shared/testing/all-texts';
import { ConfirmDialogs } from '../../shared/ui/dialogs/confirm-dialogs';
import { Toasts } from '../../shared/ui/notices/toasts';
import { CardOperations } from './card-operations';

const CARD = {
  amount: 12_800,
  state: 'authorized',
  inquiring: null,
  operations: [],
  capture: { block: null },
  refund: { voids: true },
} as unknown as CardPayment;
/** Whether the page still shows the order. */
let shown = true;
const SEEN = {
  order: {
    id: '7',
    orderNumber: 'KT-1',
    buyer: { name: '髙橋 美咲' },
    version: 3,
    history: [],
    card: CARD,
  } as unknown as OrderDetail,
  shown: () => shown,
};
const CAPTURED = {
  id: '7',
  version: 5,
  history: [],
  card: {
    ...CARD,
    state: 'captured',
    operations: [{ kind: 'capture', state: 'succeeded', on: '2026-11-25', amount: 12_800 }],
    capture: { block: 'captured' },
  },
} as unknown as OrderDetail;
const REFUSED = { type: 'about:blank', title: 'Conflict', status: 409, code: 'invalid_state' };
let operations: CardOperations;
let http: HttpTestingController;
let dialogs: ConfirmDialogs;

/** Lets pending promises settle. */
const turn = () => new Promise((resolve) => setTimeout(resolve));
const toasts = () =>
  TestBed.inject(Toasts)
    .shown()
    .map(({ text, params }) => [text, params]);

beforeEach(async () => {
  shown = true;
  TestBed.configureTestingModule({
    providers: [
      provideTexts(AllTexts),
      provideHttpClient(),
      provideHttpClientTesting(),
      CardOperations,
      { provide: LOOK_UP_PAUSES, useValue: [0] },
    ],
  });
  await TestBed.inject(LanguageChoice).start();
  operations = TestBed.inject(CardOperations);
  http = TestBed.inject(HttpTestingController);
  dialogs = TestBed.inject(ConfirmDialogs);
});

afterEach(() => http.verify());

describe('an operation', () => {
  it('is sent once after confirmation, even when it is requested again and again', async () => {
    const first = operations.operate('7', SEEN, 'capture', '2026-11-25');
    expect(dialogs.open()).toMatchObject({
      title: 'orders.card.confirm.capture.title',
      about: [{ params: { orderNumber: 'KT-1' } }, { params: { name: '髙橋 美咲' } }],
      params: { date: '2026/11/25', amount: '12,800円' },
      danger: false,
    });
    dialogs.open()!.answer(true);
    await turn();
    await expect(operations.operate('7', SEEN, 'refund', '2026-11-25')).resolves.toBeNull();
    const sent = http.expectOne({ method: 'POST', url: '/api/orders/7/capture' });
    expect(sent.request.body).toEqual({ captureOn: '2026-11-25', version: 3 });
    sent.flush(CAPTURED);
    await expect(first).resolves.toEqual(CAPTURED);
    expect(toasts()).toEqual([['orders.card.outcome.capture', { date: '2026/11/25', amount: '12,800円' }]]);
    expect(operations.busy()).toBe(false);
  });

  it.each([true, false])(
    'that causes a warning is confirmed a second time, and only then sent with the confirmed warnings (%s)',
    async (yes) => {
      const asked = operations.operate('7', SEEN, 'capture', '2026-11-25');
      dialogs.open()!.answer(true);
      await turn();
      const warnings = [{ code: 'order_cancelled', pointer: '', message: '' }];
      http
        .expectOne('/api/orders/7/capture')
        .flush({ ...REFUSED, code: 'warnings_unconfirmed', warnings }, { status: 409, statusText: 'Conflict' });
      await turn();
      expect(dialogs.open()).toMatchObject({
        title: 'orders.card.confirm.warned.title',
        params: { warnings: expect.stringContaining('キャンセル') },
      });
      dialogs.open()!.answer(yes);
      await turn();
      if (yes) {
        const again = http.expectOne({ method: 'POST', url: '/api/orders/7/capture' });
        expect(again.request.body).toMatchObject({
          captureOn: '2026-11-25',
          acknowledgedWarnings: ['order_cancelled'],
        });
        again.flush(CAPTURED);
      }
      await expect(asked).resolves.toEqual(yes ? CAPTURED : null);
      expect(operations.busy()).toBe(false);
    },
  );

  it('is not sent when the person cancels', async () => {
    const asked = operations.operate('7', SEEN, 'refund', '2026-11-25');
    expect(dialogs.open()).toMatchObject({ title: 'orders.card.confirm.void.title', danger: true });
    dialogs.open()!.answer(false);
    await expect(asked).resolves.toBeNull();
  });

  it('is not sent when its order is no longer on the screen, whatever button was pressed', async () => {
    const asked = operations.operate('7', SEEN, 'refund', '2026-11-25');
    shown = false;
    dialogs.open()!.answer(true);
    await expect(asked).resolves.toBeNull();
  });

  it('that a colleague has already carried out shows the current payment state', async () => {
    const asked = operations.operate('7', SEEN, 'capture', '2026-11-25');
    dialogs.open()!.answer(true);
    await turn();
    http.expectOne('/api/orders/7/capture').flush(REFUSED, { status: 409, statusText: 'Conflict' });
    await turn();
    http.expectOne({ method: 'GET', url: '/api/orders/7' }).flush(CAPTURED);
    await expect(asked).resolves.toEqual(CAPTURED);
    expect(toasts()).toEqual([['orders.card.conflict', { state: '売上確定' }]]);
  });

  it('on an order that changed since it was shown is not carried out, and shows the changes beside the requested operation', async () => {
    const asked = operations.operate('7', SEEN, 'capture', '2026-11-25');
    dialogs.open()!.answer(true);
    await turn();
    http
      .expectOne('/api/orders/7/capture')
      .flush({ ...REFUSED, code: 'version_conflict', current: CAPTURED }, { status: 409, statusText: 'Conflict' });
    await expect(asked).resolves.toEqual(CAPTURED);
    expect(operations.conflict()).toEqual({
      seen: SEEN.order,
      now: CAPTURED,
      supportCase: null,
      wanted: '売上日指定要求\n売上日:2026/11/25\n金額:12,800円',
    });
    expect(toasts()).toEqual([]);
  });

  it('from a case sends the case version that was shown, and shows the current case on a conflict', async () => {
    const asked = operations.operate('SD-00000001', { ...SEEN, caseVersion: 2 }, 'refund', '2026-11-25');
    dialogs.open()!.answer(true);
    await turn();
    const sent = http.expectOne('/api/orders/SD-00000001/refund');
    expect(sent.request.body).toEqual({ refundOn: '2026-11-25', version: 3, caseVersion: 2 });
    const supportCase = { caseNumber: 'SD-00000001', status: 'closed_withdrawn', order: CAPTURED };
    sent.flush({ ...REFUSED, code: 'version_conflict', current: supportCase }, { status: 409, statusText: 'Conflict' });
    await expect(asked).resolves.toEqual(CAPTURED);
    expect(operations.conflict()).toMatchObject({ now: CAPTURED, supportCase });
  });

  it('whose reply is lost is never sent again: the order is read instead', async () => {
    const asked = operations.operate('7', SEEN, 'capture', '2026-11-25');
    dialogs.open()!.answer(true);
    await turn();
    http.expectOne('/api/orders/7/capture').error(new ProgressEvent('error'));
    await lookedUp(CAPTURED);
    await expect(asked).resolves.toEqual(CAPTURED);
    expect([operations.problem(), toasts()]).toEqual([
      null,
      [['orders.card.outcome.capture', { date: '2026/11/25', amount: '12,800円' }]],
    ]);
  });

  it.each([502, 504])(
    'that a proxy answers with %i may have been carried out: the order shows whether it was',
    async (status) => {
      const asked = operations.operate('7', SEEN, 'capture', '2026-11-25');
      dialogs.open()!.answer(true);
      await turn();
      http.expectOne('/api/orders/7/capture').flush('<html>', { status, statusText: 'Gateway' });
      await lookedUp(SEEN.order);
      await asked;
      expect([operations.problem()?.code, toasts()]).toEqual(['not_arrived', []]);
    },
  );

  it('whose reply is lost is a conflict when a colleague did something else: the changes stand beside the requested operation', async () => {
    const asked = operations.operate('7', SEEN, 'refund', '2026-11-25');
    dialogs.open()!.answer(true);
    await turn();
    http.expectOne('/api/orders/7/refund').error(new ProgressEvent('error'));
    await lookedUp(CAPTURED);
    await expect(asked).resolves.toEqual(CAPTURED);
    expect(operations.conflict()).toMatchObject({ seen: SEEN.order, now: CAPTURED });
    expect(toasts()).toEqual([]);
  });
});

describe('the record of a repayment', () => {
  it('is validated before the person is asked to confirm it', async () => {
    await expect(operations.recordRepayment('7', SEEN, { repaidOn: '', amount: NaN, note: ' ' })).resolves.toBeNull();
    expect(Object.keys(operations.mistakes())).toEqual(['repaidOn', 'amount', 'note']);
    expect(dialogs.open()).toBeNull();
  });

  it('is found in the order when its reply was lost', async () => {
    const asked = operations.recordRepayment('7', SEEN, { repaidOn: '2026-11-24', amount: 12_800, note: '振込' });
    dialogs.open()!.answer(true);
    await turn();
    http.expectOne('/api/orders/7/manual-repayment').flush('<html>', { status: 504, statusText: 'Gateway' });
    const repaid = { ...CAPTURED, card: { ...CARD, repayment: { on: '2026-11-24', amount: 12_800, note: '振込' } } };
    await lookedUp(repaid);
    await expect(asked).resolves.toEqual(repaid);
    expect(toasts()).toEqual([['orders.card.outcome.repayment', { date: '2026/11/24', amount: '12,800円' }]]);
  });
});

async function lookedUp(now: object): Promise<void> {
  await turn();
  await turn();
  http.expectOne({ method: 'GET', url: '/api/orders/7' }).flush(now);
}
