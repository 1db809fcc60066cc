/**
 * The contract of the demo only: its shop and the sandbox's cards. It is separate, so that production contains nothing
 * of it.
 */
export * from './sandbox-cards';
export * from './shop-api';
export * from './shop-buyer';
