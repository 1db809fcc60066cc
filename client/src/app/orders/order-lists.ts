/** 受注管理 and the list of differences share one download: people go from one to the other. */
export { DifferenceListPage } from './difference-list/difference-list-page';
export { OrderListPage } from './order-list/order-list-page';
