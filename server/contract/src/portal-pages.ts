/** The first path segments of the portal's pages; the client's routes define the rest. */
export const PORTAL_PAGES = ['login', 'set-password', 'support', 'cases', 'orders', 'payments'] as const;
