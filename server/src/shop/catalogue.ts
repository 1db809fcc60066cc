import type { ShopProduct } from '../../contract/src/demo';

/** The merchant whose shop the demo shows: the MID of its first merchant. */
export const SHOP_MERCHANT = '12345';
/** Integer yen per order. */
export const SHIPPING_FEE = 880;

export interface CatalogueProduct extends ShopProduct {
  readonly serviceId: string;
  /** Billed every month. */
  readonly continuing: boolean;
}

const product = (serviceId: string, id: string, name: string, price: number): CatalogueProduct => ({
  serviceId,
  id,
  name,
  price,
  continuing: serviceId === '002',
});

/** The products of the demo's shop; prices, tax included, are read from here and never from a browser. */
const CATALOGUE: readonly CatalogueProduct[] = [
  product('001', 'ikura', '北海道産いくら醤油漬け 500g(250g×2)', 8_980),
  product('001', 'hokke', 'しまほっけ開き 特大5枚', 4_580),
  product('001', 'salmon', '時鮭切り身 中辛 10切れ', 3_980),
  product('001', 'melon', '赤肉メロン 秀品 2玉(約3.2kg)化粧箱入り', 6_480),
  product('001', 'cheese', '放牧牛乳のカマンベール&ゴーダ 6種詰め合わせ', 5_400),
  product('001', 'sable', '発酵バターサブレ 24枚入り缶 2缶セット', 3_456),
  product('002', 'vegetables', '季節の野菜おまかせ便 Mサイズ(毎月)', 3_480),
  product('002', 'fish', '漁師の朝どれ鮮魚便(毎月)', 5_980),
  product('002', 'coffee', '自家焙煎コーヒー豆 200g×3(毎月)', 2_980),
];

export function productsOf(serviceId: string): readonly CatalogueProduct[] {
  return CATALOGUE.filter((sold) => sold.serviceId === serviceId);
}
