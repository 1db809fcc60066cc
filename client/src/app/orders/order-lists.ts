/** 受注管理 and its differences come in one download: whoever sees the one goes to the other. */
export { DifferenceListPage } from './difference-list/difference-list-page';
export { OrderListPage } from './order-list/order-list-page';
