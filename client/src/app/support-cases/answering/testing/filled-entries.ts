import type { NoticeTypeCode } from '@contract';

/** What a person enters for each notice type, by path, as the inputs hold it. */
export type Entries = Readonly<Record<string, unknown>>;

const PERSON = { name: '髙﨑 𠮷子', address: '宮崎県宮崎市錦町1-10', email: 'y@example.jp', phone: '0985-23-3362' };

function person(section: string): Entries {
  return Object.fromEntries(Object.entries(PERSON).map(([field, value]) => [`${section}.${field}`, value]));
}

export const GOODS: Entries = {
  'product.name': '北海道じゃがいも定期便',
  'product.salesForm': 'goods',
  'product.continuing': true,
  ...person('purchaser'),
  'purchaser.postalCode': '880-0811',
  'subscription.appliedOn': '2026-08-01',
  'subscription.billedFrom': '2026-08-01',
  'subscription.status': 'cancelled',
  'subscription.cancelledOn': '2026-11-22',
  'shipping.orderedOn': '2026-11-01',
  'shipping.shippedOn': '2026-11-02',
  'shipping.deliveredOn': '2026-11-04',
  'contactDesk.phone': '0120-71-3362',
  remarks: '',
};

export const LODGING: Entries = {
  'product.name': '和室8畳 一泊二食',
  'product.salesForm': 'lodging',
  'product.continuing': false,
  ...person('reservationHolder'),
  'guests.0.name': '髙﨑 𠮷子',
  'stay.reservedOn': '2026-10-01',
  'stay.checkInOn': '2026-12-24',
  'stay.checkOutOn': '2026-12-25',
  'stay.guestCount': '2',
  'contactDesk.url': 'https://yado.example.jp/contact',
};

export const SERVICE: Entries = {
  'product.name': '動画見放題',
  'product.salesForm': 'service',
  'product.continuing': false,
  ...person('purchaser'),
  'contactDesk.email': 'desk@example.jp',
};

const CONTACT: Entries = {
  'customerContact.hadContact': true,
  'customerContact.lastContactedOn': '2026-11-10',
  'customerContact.summary': '解約希望の電話あり',
};
const FACTS: Entries = { 'factCheck.confirmed': 'not_true', 'factCheck.details': '配達完了を確認' };
const REFUNDED: Entries = {
  'resolution.decisions': ['cancelled', 'refunded'],
  'resolution.actedOn': '2026-11-22',
  'resolution.amount': '1,980',
};
const REPLY: Entries = { 'supplementaryReply.text': 'ご質問の件は在庫切れによるものです。' };
const CANCELLED: Entries = {
  'cancellation.result': 'cancelled',
  'cancellation.cancelledOn': '2026-11-22',
  'cancellation.lastBilledOn': '2026-11-01',
  'cancellation.lastBilledAmount': '1980',
};

export const FILLED: Readonly<Record<NoticeTypeCode, Entries>> = {
  'usage_inquiry.usage_details': GOODS,
  'usage_inquiry.fraud_suspected': {
    ...SERVICE,
    'accountAction.action': 'suspended',
    'accountAction.actedOn': '2026-11-23',
  },
  'usage_inquiry.cancellation_wanted': { ...GOODS, ...CONTACT, ...REFUNDED },
  'usage_inquiry.not_provided': {
    ...GOODS,
    ...FACTS,
    'resolution.decisions': ['declined'],
    'resolution.reason': '配達済みのため',
  },
  'usage_inquiry.duplicate_charge': { ...SERVICE, ...FACTS, ...REFUNDED },
  'usage_inquiry.not_recognized': {
    ...LODGING,
    'usageEvidence.text': '3回の利用実績あり',
    'usageEvidence.earlierOrders': [{ orderedOn: '2026-05-01', amount: '¥500' }],
  },
  'usage_inquiry.other': { ...SERVICE, ...REPLY },
  'complaint_investigation.contact_unknown': SERVICE,
  'complaint_investigation.no_reply': { ...SERVICE, ...CONTACT, 'customerContact.repliedOn': '2026-11-23' },
  'complaint_investigation.not_as_described': {
    ...GOODS,
    ...FACTS,
    'resolution.decisions': ['scheduled'],
    'resolution.plannedOn': '2026-11-30',
  },
  'complaint_investigation.refund_demanded': { ...SERVICE, ...REFUNDED, 'resolution.reason': '返金規定のとおり' },
  'complaint_investigation.other': { ...SERVICE, ...REPLY },
  'cancellation_request.unable_or_deceased': CANCELLED,
  'cancellation_request.not_recognized': {
    'cancellation.result': 'scheduled',
    'cancellation.cancelledOn': '2026-11-30',
    'cancellation.neverBilled': true,
  },
  'cancellation_request.method_unknown': {
    'cancellation.result': 'not_possible',
    'cancellation.reason': '該当の契約なし',
  },
  'cancellation_request.account_lost': CANCELLED,
  'cancellation_request.other': { ...CANCELLED, ...REPLY },
};
