import { LIMITS } from '../values/limits';
import type { SectionSpec } from '../answer/section-spec';

const LODGING = [{ path: 'product.salesForm', in: ['lodging'] }] as const;

/** Asked for lodging only: spec 2.2. */
export const reservationHolder = {
  name: 'reservationHolder',
  label: { ja: '予約者情報', en: 'Reservation holder' },
  shape: 'fields',
  askedWhen: LODGING,
  fields: [
    { name: 'name', label: { ja: '氏名', en: 'Name' }, kind: 'name', required: true, personal: true },
    { name: 'address', label: { ja: '住所', en: 'Address' }, kind: 'address', required: true, personal: true },
    { name: 'phone', label: { ja: '電話番号', en: 'Phone number' }, kind: 'phone', required: true, personal: true },
    {
      name: 'email',
      label: { ja: 'メールアドレス', en: 'E-mail address' },
      kind: 'email',
      required: true,
      personal: true,
    },
  ],
} as const satisfies SectionSpec;

export const guests = {
  name: 'guests',
  label: { ja: '宿泊者情報', en: 'Guests' },
  shape: 'list',
  items: { min: 1, max: LIMITS.guests },
  askedWhen: LODGING,
  help: { ja: '代表者のみでもかまいません。', en: 'The representative alone will do.' },
  fields: [
    { name: 'name', label: { ja: '氏名', en: 'Name' }, kind: 'name', required: true, personal: true },
    { name: 'address', label: { ja: '住所', en: 'Address' }, kind: 'address' },
    { name: 'phone', label: { ja: '電話番号', en: 'Phone number' }, kind: 'phone' },
    { name: 'email', label: { ja: 'メールアドレス', en: 'E-mail address' }, kind: 'email' },
  ],
} as const satisfies SectionSpec;

export const stay = {
  name: 'stay',
  label: { ja: '宿泊情報', en: 'Stay' },
  shape: 'fields',
  askedWhen: LODGING,
  dateOrder: [['reservedOn', 'checkInOn', 'checkOutOn']],
  fields: [
    { name: 'reservedOn', label: { ja: '予約日', en: 'Reserved on' }, kind: 'date', required: true, date: 'past' },
    { name: 'checkInOn', label: { ja: 'チェックイン日', en: 'Check-in' }, kind: 'date', required: true },
    {
      name: 'checkOutOn',
      label: { ja: 'チェックアウト日', en: 'Check-out' },
      kind: 'date',
      required: true,
      help: { ja: 'デイユースのときはチェックイン日と同じ日にします。', en: 'The same day for day use.' },
    },
    {
      name: 'guestCount',
      label: { ja: '宿泊人数', en: 'Number of guests' },
      kind: 'count',
      required: true,
      range: { min: 1, max: 999 },
    },
  ],
} as const satisfies SectionSpec;
