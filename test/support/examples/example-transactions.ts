import { addDays, type AnswerSections } from '../../../server/contract/src';

const DESK = {
  name: 'きたの食卓 お客様窓口',
  phone: '0120713362',
  email: 'support@kitano.example.jp',
  url: 'https://kitano.example.jp/contact',
  hours: '平日10:00-18:00',
};

/** A potato delivery by subscription, shipped to the purchaser's parents. */
export function goodsSections(today: string): AnswerSections {
  return {
    product: { name: '北海道じゃがいも定期便(5kg)', salesForm: 'goods', continuing: true },
    purchaser: {
      name: '髙﨑 𠮷子',
      postalCode: '8800811',
      address: '宮崎県宮崎市錦町1-10 パークハイツ宮崎 302号室',
      email: 'yoshiko.t@example.jp',
      phone: '0985233362',
    },
    subscription: {
      appliedOn: addDays(today, -115),
      billedFrom: addDays(today, -115),
      billedTo: null,
      status: 'cancelled',
      cancelledOn: addDays(today, -2),
    },
    shipping: {
      orderedOn: addDays(today, -23),
      shippedOn: addDays(today, -22),
      deliveredOn: addDays(today, -20),
      carrier: 'ヤマト運輸',
      trackingNumber: '123456789012',
    },
    deliveryAddress: {
      name: '髙﨑 清',
      postalCode: '8820872',
      address: '宮崎県延岡市愛宕町2-1-5',
      phone: '0982321111',
    },
    contactDesk: DESK,
    remarks: 'ご実家あてのお届けです。\n不在票の記録も残っています。',
  };
}

/** A service that is charged monthly and ships nothing. */
export function serviceSections(today: string): AnswerSections {
  return {
    product: { name: '動画見放題 スタンダードプラン', salesForm: 'service', continuing: true },
    purchaser: { name: 'mochi_mochi_88', email: 'mochi88@example.com' },
    subscription: {
      appliedOn: addDays(today, -200),
      billedFrom: addDays(today, -186),
      billedTo: addDays(today, 12),
      status: 'active',
    },
    contactDesk: { name: 'カスタマーサポート', url: 'https://video.example.jp/help', email: 'help@video.example.jp' },
  };
}

/** Two guests, one night, booked by one of them. */
export function lodgingSections(today: string): AnswerSections {
  return {
    product: { name: '露天風呂付き客室 1泊2食プラン', salesForm: 'lodging', continuing: false },
    reservationHolder: {
      name: '中村 さくら',
      address: '福岡県福岡市中央区天神1-8-1',
      phone: '09012345678',
      email: 'sakura.n@example.jp',
    },
    guests: [
      {
        name: '中村 さくら',
        address: '福岡県福岡市中央区天神1-8-1',
        phone: '09012345678',
        email: 'sakura.n@example.jp',
      },
      { name: '中村 はる' },
    ],
    stay: {
      reservedOn: addDays(today, -40),
      checkInOn: addDays(today, -12),
      checkOutOn: addDays(today, -11),
      guestCount: 2,
    },
    contactDesk: { name: 'ゆふ乃宿 フロント', phone: '0977840000', hours: '9:00-21:00' },
  };
}
