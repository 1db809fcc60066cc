/** What the paths of the portal's pages begin with; the client's routes say what comes behind. */
export const PORTAL_PAGES = ['login', 'set-password', 'support', 'cases', 'orders', 'payments'] as const;
