/** What only the demo speaks of: its shop, and the sandbox's cards. Apart from the contract, so that production knows nothing of it. */
export * from './sandbox-cards';
export * from './shop-api';
export * from './shop-buyer';
