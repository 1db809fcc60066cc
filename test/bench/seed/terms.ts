/** Names of buyers and products. The pool is small, because only the frequency of a key matters, not the names. */
export const BUYERS = [
  '髙﨑 𠮷子',
  '中村 大輔',
  '渡邊 千尋',
  '齋藤 雅彦',
  '濵田 久美子',
  '小野寺 拓海',
  '村上 節子',
  '藤原 健太郎',
  '大久保 ひろみ',
  '三浦 翼',
  '石川 美穂',
  '岡本 信二',
  '加藤 富美',
  '菊地 蓮',
  '吉岡 直美',
  '西尾 和夫',
];
export const PRODUCTS = [
  '北海道産いくら醤油漬け 500g',
  '北海道じゃがいも定期便(5kg)',
  '動画見放題 スタンダードプラン',
  '露天風呂付き客室 1泊2食プラン',
  '夕張メロン 2玉',
  '味噌ラーメン 8食',
  '帆立貝柱 1kg',
  '生キャラメル 12粒',
];

export const POOL = BUYERS.length * PRODUCTS.length;

/**
 * For each buyer with a product: the number and form of an order's keys (`SearchKeys`: every character and every two
 * neighbours; of addresses and numbers every three).
 */
export function termsOfPool(): { readonly pool: number; readonly term: string }[] {
  return Array.from({ length: POOL }, (_, pool) => {
    const [buyer, product] = [BUYERS[pool % BUYERS.length]!, PRODUCTS[Math.floor(pool / BUYERS.length)]!];
    const terms = [
      ...grams('name', buyer, 2),
      ...grams('kana', buyer, 2),
      ...grams('product', product, 2),
      ...grams('email', `buyer.${pool}@example.jp`, 3),
      ...grams('phone', `0985${String(pool * 7_919).padStart(7, '0')}`, 3),
    ];
    return [...new Set(terms)].map((term) => ({ pool, term }));
  }).flat();
}

function grams(field: string, text: string, length: number): string[] {
  const letters = [...text.replace(/\s/g, '')];
  return letters.flatMap((letter, i) => [`${field}${letter}`, `${field}${letters.slice(i, i + length).join('')}`]);
}
